// A first call with github.com/aliyun/alibaba-cloud-sdk-go.
package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/saf"
)

func photo(name string) string {
	content, err := os.ReadFile(os.Getenv(name))
	if err != nil {
		panic(err)
	}
	return base64.StdEncoding.EncodeToString(content)
}

func main() {
	client, err := saf.NewClientWithAccessKey("cn-shanghai", os.Getenv("BONAFIDE_ACCESS_KEY_ID"), os.Getenv("BONAFIDE_ACCESS_KEY_SECRET"))
	if err != nil {
		panic(err)
	}
	photos, _ := json.Marshal(map[string]string{
		"refFaceContent":  photo("BONAFIDE_REFERENCE"), // photo on the ID document
		"authFaceContent": photo("BONAFIDE_PROBE"),     // face in front of the camera
		"resourceCode":    "00840000",
	})
	request := saf.CreateExecuteRequestRequest()
	request.Scheme = "http"
	request.Domain = os.Getenv("BONAFIDE_ENDPOINT") // host:port
	request.Service = "intl_face_verify"
	request.ServiceParameters = string(photos)
	response, err := client.ExecuteRequest(request)
	if err != nil {
		panic(err)
	}
	fmt.Println(response.Code, response.Message, response.RequestId, response.Data)
}
