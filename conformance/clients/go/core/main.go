// Typed call of alibaba-cloud-sdk-go, services/saf; one source for its newest version (go.mod) and one of 2020 (go-1.61.18.mod).
package main

import (
	"encoding/json"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/errors"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/saf"

	"bonafide/clients/calls"
)

func call() (calls.Seen, error) {
	client, err := saf.NewClientWithAccessKey("cn-shanghai", calls.KeyID(), calls.KeySecret())
	if err != nil {
		return nil, err
	}
	request := saf.CreateExecuteRequestRequest()
	request.Scheme = calls.Setting("BONAFIDE_SCHEME", "http")
	request.Domain = calls.Endpoint()
	request.Service = calls.Service()
	request.ServiceParameters = calls.ServiceParameters()
	if format := calls.Setting("BONAFIDE_FORMAT", ""); format != "" {
		request.AcceptFormat = format
	}
	response, err := client.ExecuteRequest(request)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(response.Data)
	if err != nil {
		return nil, err
	}
	return calls.Seen{"httpStatus": response.GetHttpStatus(), "code": response.Code, "message": response.Message,
		"requestId": response.RequestId, "data": json.RawMessage(text), "dataKind": kind(text)}, nil
}

func kind(text []byte) string {
	if string(text) == "null" {
		return "none"
	}
	return "object"
}

func explain(err error) calls.Seen {
	if server, ok := err.(*errors.ServerError); ok {
		return calls.Seen{"errorCode": server.ErrorCode(), "errorMessage": server.Message(), "requestId": server.RequestId(),
			"httpStatus": server.HttpStatus(), "recommend": server.Recommend()}
	}
	if client, ok := err.(*errors.ClientError); ok {
		return calls.Seen{"errorCode": client.ErrorCode()}
	}
	return nil
}

func main() {
	calls.Run(call, explain)
}
