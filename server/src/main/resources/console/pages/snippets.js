// The same call from a program: curl on the plain interface, and a whole program for each SDK with this server's address.
import { h, say } from '/dom.js';
import { t } from '/i18n.js';

// Each takes {url, scheme, host, address, port, code}; key and secret come from the environment, as they should.
const PROGRAMS = {
  curl: (to) => `curl -s ${to.url}/v1/verifications -u "$KEY_ID:$KEY_SECRET" \\
  -F reference=@card.jpg -F probe=@face.jpg -F resourceCode=${to.code}`,

  Java: (to) => `// com.aliyun:aliyun-java-sdk-core
import com.aliyuncs.CommonRequest;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

public class FirstCall {
    public static void main(String[] args) throws Exception {
        JsonObject photos = new JsonObject();
        photos.addProperty("refFaceContent", base64("card.jpg"));
        photos.addProperty("authFaceContent", base64("face.jpg"));
        photos.addProperty("resourceCode", "${to.code}");

        CommonRequest request = new CommonRequest();
        request.setSysMethod(MethodType.POST);
        request.setSysProtocol(ProtocolType.${to.scheme.toUpperCase()});
        request.setSysDomain("${to.host}");
        request.setSysVersion("2019-05-21");
        request.setSysAction("ExecuteRequest");
        request.putQueryParameter("Service", "intl_face_verify");
        request.putQueryParameter("ServiceParameters", photos.toString());

        DefaultProfile profile =
                DefaultProfile.getProfile("cn-shanghai", System.getenv("KEY_ID"), System.getenv("KEY_SECRET"));
        System.out.println(new DefaultAcsClient(profile).getCommonResponse(request).getData());
        System.exit(0);
    }

    static String base64(String file) throws Exception {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(file)));
    }
}`,

  Python: (to) => `# aliyun-python-sdk-core, aliyun-python-sdk-saf
import base64
import json
import os

from aliyunsdkcore.client import AcsClient
from aliyunsdksaf.request.v20190521.ExecuteRequestRequest import ExecuteRequestRequest


def photo(name):
    with open(name, "rb") as file:
        return base64.b64encode(file.read()).decode()


client = AcsClient(os.environ["KEY_ID"], os.environ["KEY_SECRET"], "cn-shanghai", port=${to.port})
client.add_endpoint("cn-shanghai", "saf", "${to.address}")

request = ExecuteRequestRequest()
request.set_protocol_type("${to.scheme}")
request.set_accept_format("json")
request.set_Service("intl_face_verify")
request.set_ServiceParameters(json.dumps({
    "refFaceContent": photo("card.jpg"),
    "authFaceContent": photo("face.jpg"),
    "resourceCode": "${to.code}",
}))
print(client.do_action_with_exception(request).decode())`,

  Go: (to) => `// github.com/aliyun/alibaba-cloud-sdk-go
package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/saf"
)

func photo(name string) string {
	content, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return base64.StdEncoding.EncodeToString(content)
}

func main() {
	client, err := saf.NewClientWithAccessKey("cn-shanghai", os.Getenv("KEY_ID"), os.Getenv("KEY_SECRET"))
	if err != nil {
		panic(err)
	}
	photos, _ := json.Marshal(map[string]string{
		"refFaceContent":  photo("card.jpg"),
		"authFaceContent": photo("face.jpg"),
		"resourceCode":    "${to.code}",
	})
	request := saf.CreateExecuteRequestRequest()
	request.Scheme = "${to.scheme}"
	request.Domain = "${to.host}"
	request.Service = "intl_face_verify"
	request.ServiceParameters = string(photos)
	response, err := client.ExecuteRequest(request)
	if err != nil {
		panic(err)
	}
	fmt.Println(response.Code, response.Message, response.RequestId, response.Data)
}`,

  PHP: (to) => `<?php
// a checkout of aliyun/aliyun-openapi-php-sdk
require 'aliyun-openapi-php-sdk/aliyun-php-sdk-core/Config.php';

function photo(string $name): string
{
    return base64_encode(file_get_contents($name));
}

$profile = DefaultProfile::getProfile('cn-shanghai', getenv('KEY_ID'), getenv('KEY_SECRET'));
DefaultProfile::addEndpoint('cn-shanghai', 'cn-shanghai', 'saf', '${to.host}');

$request = new saf\\Request\\V20190521\\ExecuteRequestRequest();
$request->setProtocol('${to.scheme}');
$request->setService('intl_face_verify');
$request->setServiceParameters(json_encode([
    'refFaceContent' => photo('card.jpg'),
    'authFaceContent' => photo('face.jpg'),
    'resourceCode' => '${to.code}',
]));
echo json_encode((new DefaultAcsClient($profile))->getAcsResponse($request)), "\\n";`,

  Node: (to) => `// @alicloud/pop-core
const fs = require('fs');
const { RPCClient } = require('@alicloud/pop-core');

const photo = name => fs.readFileSync(name).toString('base64');

const client = new RPCClient({
  accessKeyId: process.env.KEY_ID,
  accessKeySecret: process.env.KEY_SECRET,
  endpoint: '${to.url}',
  apiVersion: '2019-05-21',
});
const parameters = {
  Service: 'intl_face_verify',
  ServiceParameters: JSON.stringify({
    refFaceContent: photo('card.jpg'),
    authFaceContent: photo('face.jpg'),
    resourceCode: '${to.code}',
  }),
};
client.request('ExecuteRequest', parameters, { method: 'POST' })
  .then(answer => console.log(JSON.stringify(answer)));`,
};

export function snippets({ endpoint }, resourceCode) {
  const url = new URL(endpoint);
  const to = () => ({
    url: endpoint, scheme: url.protocol.replace(':', ''), host: url.host, address: url.hostname,
    port: url.port || (url.protocol === 'https:' ? '443' : '80'), code: resourceCode.value,
  });
  const code = h('pre', { id: 'snippet', tabindex: '0' });
  const choice = h('select', { 'aria-label': t('snippets.language') }, Object.keys(PROGRAMS).map((name) => h('option', { value: name }, name)));
  const render = () => { code.textContent = PROGRAMS[choice.value](to()); };
  choice.addEventListener('change', render);
  resourceCode.addEventListener('change', render);
  render();
  const copy = h('button', { class: 'quiet', onclick: async () => { await navigator.clipboard.writeText(code.textContent); say(t('snippets.copied')); } }, t('snippets.copy'));
  return h('details', { class: 'card' }, h('summary', {}, t('snippets.title')), h('div', { class: 'stack' }, h('p', { class: 'note' }, t('snippets.text')), h('div', { class: 'row' }, choice, copy), code));
}
