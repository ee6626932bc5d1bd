// Package calls is the protocol that all client programs share (see ../../README.md): settings in, one JSON line for
// each call out.
package calls

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"time"
)

// Seen is what one call showed its user.
type Seen map[string]interface{}

var line = map[string]string{}

// Setting reads one setting: first from the line of this call, then from the environment.
func Setting(name, otherwise string) string {
	if value, ok := line[name]; ok && value != "" {
		return value
	}
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

// KeyID is the access key id.
func KeyID() string { return Setting("BONAFIDE_ACCESS_KEY_ID", "testAccessKeyId") }

// KeySecret is the secret of that key.
func KeySecret() string { return Setting("BONAFIDE_ACCESS_KEY_SECRET", "testAccessKeySecret") }

// Endpoint is host:port.
func Endpoint() string { return Setting("BONAFIDE_ENDPOINT", "127.0.0.1:8080") }

// Service is the name of the called service.
func Service() string { return Setting("BONAFIDE_SERVICE", "intl_face_verify") }

// ServiceParameters is the JSON text with both photos.
func ServiceParameters() string {
	parameters := map[string]string{"resourceCode": Setting("BONAFIDE_RESOURCE_CODE", "00840000")}
	putPhoto(parameters, "authFaceContent", "BONAFIDE_PROBE")
	putPhoto(parameters, "refFaceContent", "BONAFIDE_REFERENCE")
	text, err := json.Marshal(parameters)
	if err != nil {
		panic(err)
	}
	return Setting("BONAFIDE_SERVICE_PARAMETERS", string(text))
}

func putPhoto(parameters map[string]string, member, name string) {
	file := Setting(name, "")
	if file == "" {
		return
	}
	photo, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	parameters[member] = base64.StdEncoding.EncodeToString(photo)
}

func shortened(text string) string {
	if len(text) <= 300 {
		return text
	}
	return text[:300] + "..."
}

// once also catches a panic: the SDK has some, and its user would see them.
func once(call func() (Seen, error), explain func(error) Seen) (result Seen) {
	start := time.Now()
	defer func() {
		if panicked := recover(); panicked != nil {
			result = Seen{"exception": "panic", "errorMessage": shortened(fmt.Sprint(panicked))}
		}
		result["ms"] = time.Since(start).Milliseconds()
	}()
	result, err := call()
	if err == nil {
		return result
	}
	result = Seen{"exception": fmt.Sprintf("%T", err), "errorMessage": err.Error()}
	for name, value := range explain(err) {
		result[name] = value
	}
	result["errorMessage"] = shortened(fmt.Sprint(result["errorMessage"]))
	return result
}

func print(result Seen) {
	text, err := json.Marshal(result)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(text))
}

// Run makes one call, or one for each line of standard input.
func Run(call func() (Seen, error), explain func(error) Seen) {
	if Setting("BONAFIDE_CALLS", "") != "stdin" {
		print(once(call, explain))
		return
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		line = map[string]string{}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			panic(err)
		}
		print(once(call, explain))
	}
}
