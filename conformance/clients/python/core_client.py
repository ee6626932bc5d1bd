"""aliyun-python-sdk-core with aliyun-python-sdk-saf: its user gets the answer's bytes and parses them."""
import json

from aliyunsdkcore.auth.credentials import StsTokenCredential
from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.http import protocol_type

import calls

try:  # 3.0.0; its class sets no method, so the call becomes a GET
    from aliyunsdksaf.request.v20180919.ExecuteRequestRequest import ExecuteRequestRequest
except ImportError:  # 3.0.2
    from aliyunsdksaf.request.v20190521.ExecuteRequestRequest import ExecuteRequestRequest


def client(port):
    token = calls.setting("BONAFIDE_SECURITY_TOKEN")
    if token:
        credential = StsTokenCredential(calls.key_id(), calls.key_secret(), token)
        return AcsClient(region_id="cn-shanghai", credential=credential, port=port)
    return AcsClient(calls.key_id(), calls.key_secret(), "cn-shanghai", port=port)


def call():
    host, _, port = calls.endpoint().partition(":")
    acs = client(int(port))
    acs.add_endpoint("cn-shanghai", "saf", host)  # the port is the client's, not the endpoint's
    request = ExecuteRequestRequest()
    request.set_accept_format("json")
    request.set_version("2019-05-21")
    # The SDK compares by identity: an equal text that is not its own constant would mean plain HTTP.
    encrypted = calls.setting("BONAFIDE_SCHEME", "http") == "https"
    request.set_protocol_type(protocol_type.HTTPS if encrypted else protocol_type.HTTP)
    if calls.setting("BONAFIDE_METHOD"):
        request.set_method(calls.setting("BONAFIDE_METHOD"))
    add = request.add_body_params if calls.setting("BONAFIDE_PARAMETERS") == "body" else request.add_query_param
    add("Service", calls.service())
    add("ServiceParameters", calls.service_parameters())
    answer = json.loads(acs.do_action_with_exception(request))
    return {
        "code": answer.get("Code"),
        "message": answer.get("Message"),
        "requestId": answer.get("RequestId"),
        "data": answer.get("Data"),
        "dataKind": calls.kind(answer.get("Data")),
    }


def explain(thrown):
    if not hasattr(thrown, "get_error_code"):
        return {}
    return {
        "errorCode": thrown.get_error_code(),
        "errorMessage": thrown.get_error_msg(),
        "requestId": getattr(thrown, "request_id", None),
        "httpStatus": getattr(thrown, "http_status", None),
    }


calls.run(call, explain)
