"""alibabacloud_tea_openapi, generic call in RPC style, or the typed alibabacloud_saf20190521 with BONAFIDE_TYPED=1."""
from alibabacloud_saf20190521.client import Client as SafClient
from alibabacloud_saf20190521.models import ExecuteRequestRequest
from alibabacloud_tea_openapi import models
from alibabacloud_tea_openapi.client import Client
from alibabacloud_tea_util.models import RuntimeOptions

import calls


def config():
    made = models.Config(
        access_key_id=calls.key_id(),
        access_key_secret=calls.key_secret(),
        security_token=calls.setting("BONAFIDE_SECURITY_TOKEN") or None,
        endpoint=calls.endpoint(),
        region_id="ap-southeast-1",
        protocol=calls.setting("BONAFIDE_SCHEME", "http"),
    )
    if calls.setting("BONAFIDE_CA"):
        made.ca = calls.setting("BONAFIDE_CA")
    if calls.setting("BONAFIDE_SIGNATURE") == "V1":
        made.signature_algorithm = "v2"
    return made


def typed():
    request = ExecuteRequestRequest(service=calls.service(), service_parameters=calls.service_parameters())
    response = SafClient(config()).execute_request_with_options(request, RuntimeOptions())
    return getattr(response, "status_code", None), response.body.to_map()


def generic():
    params = models.Params(
        action="ExecuteRequest",
        version="2019-05-21",
        protocol=calls.setting("BONAFIDE_SCHEME", "http").upper(),
        method=calls.setting("BONAFIDE_METHOD", "POST"),
        auth_type="AK",
        style="RPC",
        pathname="/",
        req_body_type="json" if calls.setting("BONAFIDE_PARAMETERS") == "json" else "formData",
        body_type="json",
    )
    parameters = {"Service": calls.service(), "ServiceParameters": calls.service_parameters()}
    if calls.setting("BONAFIDE_PARAMETERS") in ("body", "json"):
        request = models.OpenApiRequest(body=parameters)
    else:
        request = models.OpenApiRequest(query=parameters)
    response = Client(config()).call_api(params, request, RuntimeOptions())
    return response["statusCode"], response["body"]


def call():
    status, answer = typed() if calls.setting("BONAFIDE_TYPED") == "1" else generic()
    return {
        "httpStatus": status,
        "code": answer.get("Code"),
        "message": answer.get("Message"),
        "requestId": answer.get("RequestId"),
        "data": answer.get("Data"),
        "dataKind": calls.kind(answer.get("Data")),
    }


def explain(thrown):
    seen = {"errorCode": getattr(thrown, "code", None), "httpStatus": getattr(thrown, "status_code", None)}
    if getattr(thrown, "message", None):
        seen["errorMessage"] = thrown.message
    data = getattr(thrown, "data", None)
    seen["requestId"] = data.get("RequestId") if isinstance(data, dict) else getattr(thrown, "request_id", None)
    return seen


calls.run(call, explain)
