from aliyunsdkcore import client
from aliyunsdksaf.request.v20180919 import ExecuteRequestRequest

clt = client.AcsClient('<your-access-key-id>','<your-access-key-secret>','cn-shanghai')

# Set parameters.
request = ExecuteRequestRequest.ExecuteRequestRequest()
request.set_accept_format('json')
request.set_version("2019-05-21")

request.add_query_param('Service', 'intl_face_verify')
request.add_query_param('ServiceParameters', '{"authFaceContent": "/9j/4AAQSkZJRgABAQAAFAAUAAD...","resourceCode": "00840000","refFaceContent": "/9j/4AAQSkZJRgABAQAAFAAUAAD..."}')

# Initiate the request.
response = clt.do_action_with_exception(request)
print(response)
