// What stands around the Go snippet of the project's README.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/saf"
)

func main() {
	keyId, keySecret := os.Getenv("KEY_ID"), os.Getenv("KEY_SECRET")
	text, _ := io.ReadAll(os.Stdin)
	parameters := string(text)
	// SNIPPET
	if err != nil {
		panic(err)
	}
	fmt.Println("Code", response.Code, response.Message, response.RequestId, response.Data)
}
