// @alicloud/openapi-client: generic call in RPC style, signed as ACS3-HMAC-SHA256.
const { default: Client, Config, OpenApiRequest, Params } = require('@alicloud/openapi-client');
const { RuntimeOptions } = require('@alicloud/tea-util');
const fs = require('fs');
const calls = require('./calls');

calls.run(async () => {
  const scheme = calls.setting('BONAFIDE_SCHEME', 'http');
  const config = new Config({
    accessKeyId: calls.keyId(),
    accessKeySecret: calls.keySecret(),
    endpoint: calls.endpoint(),
    regionId: 'ap-southeast-1',
    protocol: scheme,
  });
  if (calls.setting('BONAFIDE_CA')) config.ca = fs.readFileSync(calls.setting('BONAFIDE_CA'), 'utf8');
  const params = new Params({
    action: 'ExecuteRequest', version: '2019-05-21', protocol: scheme.toUpperCase(), method: 'POST', authType: 'AK',
    style: 'RPC', pathname: '/', reqBodyType: 'formData', bodyType: 'json',
  });
  const parameters = { Service: calls.service(), ServiceParameters: calls.serviceParameters() };
  const place = calls.setting('BONAFIDE_PARAMETERS') === 'body' ? { body: parameters } : { query: parameters };
  const response = await new Client(config).callApi(params, new OpenApiRequest(place), new RuntimeOptions({}));
  return { status: response.statusCode, answer: response.body };
});
