package main

import (
  "fmt"
  "github.com/aliyun/alibaba-cloud-sdk-go/services/saf"
)

func main() {
  client, err := saf.NewClientWithAccessKey("cn-shanghai", "<your-access-key-id>", "<your-access-key-secret>")
  request := saf.CreateExecuteRequestRequest()
  // For more information about the Service parameter, see the Common request parameters table in the Make API requests topic.
  request.Service = "intl_face_verify"
  request.ServiceParameters = `{"authFaceContent": "/9j/4AAQSkZJRgABAQAAFAAUAAD...","resourceCode": "00840000","refFaceContent": "/9j/4AAQSkZJRgABAQAAFAAUAAD..."}`
  request.Scheme = "https"
  response, err := client.ExecuteRequest(request)
  if err != nil {
    fmt.Print(err.Error())
  }
  fmt.Printf("response code is %#v\n", response.Code)
  fmt.Printf("response date is %#v\n", response.Data)
  fmt.Printf("response message is %#v\n", response.Message)
  fmt.Printf("response requestId is %#v\n", response.RequestId)
}
