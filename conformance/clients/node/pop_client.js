// @alicloud/pop-core: the endpoint carries the scheme; its default method is GET, POST sends everything as a form.
const { RPCClient } = require('@alicloud/pop-core');
const calls = require('./calls');

calls.run(async () => {
  const client = new RPCClient({
    accessKeyId: calls.keyId(),
    accessKeySecret: calls.keySecret(),
    securityToken: calls.setting('BONAFIDE_SECURITY_TOKEN') || undefined,
    endpoint: calls.setting('BONAFIDE_SCHEME', 'http') + '://' + calls.endpoint(),
    apiVersion: '2019-05-21',
  });
  const parameters = { Service: calls.service(), ServiceParameters: calls.serviceParameters() };
  const options = { method: calls.setting('BONAFIDE_METHOD', 'POST') };
  return { answer: await client.request('ExecuteRequest', parameters, options) };
});
