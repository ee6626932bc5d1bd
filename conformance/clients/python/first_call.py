"""A first call with aliyun-python-sdk-core and aliyun-python-sdk-saf 3.0.2."""
import base64
import json
import os

from aliyunsdkcore.client import AcsClient
from aliyunsdksaf.request.v20190521.ExecuteRequestRequest import ExecuteRequestRequest


def photo(name):
    with open(os.environ[name], "rb") as file:
        return base64.b64encode(file.read()).decode()


host, _, port = os.environ["BONAFIDE_ENDPOINT"].partition(":")
client = AcsClient(
    os.environ["BONAFIDE_ACCESS_KEY_ID"], os.environ["BONAFIDE_ACCESS_KEY_SECRET"], "cn-shanghai", port=int(port)
)
client.add_endpoint("cn-shanghai", "saf", host)

request = ExecuteRequestRequest()
request.set_protocol_type("http")
request.set_accept_format("json")
request.set_Service("intl_face_verify")
request.set_ServiceParameters(json.dumps({
    "refFaceContent": photo("BONAFIDE_REFERENCE"),  # photo on the ID document
    "authFaceContent": photo("BONAFIDE_PROBE"),  # face in front of the camera
    "resourceCode": "00840000",
}))
print(client.do_action_with_exception(request).decode())
