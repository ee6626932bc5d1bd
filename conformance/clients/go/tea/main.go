// Generic call of darabonba-openapi v2 in RPC style, signed as ACS3-HMAC-SHA256.
package main

import (
	"os"
	"strings"

	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	util "github.com/alibabacloud-go/tea-utils/v2/service"
	"github.com/alibabacloud-go/tea/tea"

	"bonafide/clients/calls"
)

func call() (calls.Seen, error) {
	scheme := calls.Setting("BONAFIDE_SCHEME", "http")
	config := &openapi.Config{AccessKeyId: tea.String(calls.KeyID()), AccessKeySecret: tea.String(calls.KeySecret()),
		Endpoint: tea.String(calls.Endpoint()), RegionId: tea.String("ap-southeast-1")}
	if authority := calls.Setting("BONAFIDE_CA", ""); authority != "" {
		text, err := os.ReadFile(authority)
		if err != nil {
			return nil, err
		}
		config.Ca = tea.String(string(text))
	}
	client, err := openapi.NewClient(config)
	if err != nil {
		return nil, err
	}
	params := &openapi.Params{Action: tea.String("ExecuteRequest"), Version: tea.String("2019-05-21"),
		Protocol: tea.String(strings.ToUpper(scheme)), Method: tea.String("POST"), AuthType: tea.String("AK"),
		Style: tea.String("RPC"), Pathname: tea.String("/"), ReqBodyType: tea.String("formData"), BodyType: tea.String("json")}
	request := &openapi.OpenApiRequest{}
	if calls.Setting("BONAFIDE_PARAMETERS", "") == "body" {
		request.Body = map[string]interface{}{"Service": calls.Service(), "ServiceParameters": calls.ServiceParameters()}
	} else {
		request.Query = map[string]*string{"Service": tea.String(calls.Service()), "ServiceParameters": tea.String(calls.ServiceParameters())}
	}
	response, err := client.CallApi(params, request, &util.RuntimeOptions{})
	if err != nil {
		return nil, err
	}
	body, _ := response["body"].(map[string]interface{})
	return calls.Seen{"httpStatus": response["statusCode"], "code": body["Code"], "message": body["Message"],
		"requestId": body["RequestId"], "data": body["Data"], "dataKind": kind(body["Data"])}, nil
}

func kind(data interface{}) string {
	switch data.(type) {
	case nil:
		return "none"
	case string:
		return "string"
	default:
		return "object"
	}
}

func explain(err error) calls.Seen {
	if sdk, ok := err.(*tea.SDKError); ok {
		return calls.Seen{"errorCode": tea.StringValue(sdk.Code), "errorMessage": tea.StringValue(sdk.Message),
			"httpStatus": tea.IntValue(sdk.StatusCode)}
	}
	return nil
}

func main() {
	calls.Run(call, explain)
}
