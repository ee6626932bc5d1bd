"""What stands around the Python snippet of the project's README."""
import os
import sys

from aliyunsdkcore import client
from aliyunsdksaf.request.v20190521 import ExecuteRequestRequest

key_id = os.environ['KEY_ID']
key_secret = os.environ['KEY_SECRET']
parameters = sys.stdin.read()
# SNIPPET
