// The protocol that all client programs share (see ../README.md): settings in, one JSON line for each call out.
const fs = require('fs');
const readline = require('readline');

let line = {};

const setting = (name, otherwise = '') => line[name] || process.env[name] || otherwise;

function serviceParameters() {
  const parameters = { resourceCode: setting('BONAFIDE_RESOURCE_CODE', '00840000') };
  for (const [member, name] of [['authFaceContent', 'BONAFIDE_PROBE'], ['refFaceContent', 'BONAFIDE_REFERENCE']]) {
    if (setting(name)) parameters[member] = fs.readFileSync(setting(name)).toString('base64');
  }
  return setting('BONAFIDE_SERVICE_PARAMETERS') || JSON.stringify(parameters);
}

const shortened = text => (text && text.length > 300 ? text.slice(0, 300) + '...' : text);

async function once(call) {
  const start = process.hrtime.bigint();
  let seen;
  try {
    const { status, answer } = await call();
    const data = answer.Data;
    seen = {
      httpStatus: status, code: answer.Code, message: answer.Message, requestId: answer.RequestId, data,
      dataKind: data === undefined ? 'none' : typeof data,
    };
  } catch (thrown) {
    const data = thrown.data || {};
    seen = {
      exception: thrown.name, errorCode: thrown.code, errorMessage: shortened(thrown.message),
      httpStatus: data.statusCode, requestId: data.RequestId,
    };
  }
  seen.ms = Number((process.hrtime.bigint() - start) / 1000000n);
  console.log(JSON.stringify(seen));
}

async function run(call) {
  if (setting('BONAFIDE_CALLS') !== 'stdin') return once(call);
  for await (const next of readline.createInterface({ input: process.stdin })) {
    line = JSON.parse(next);
    await once(call);
  }
}

module.exports = {
  run, setting, serviceParameters,
  endpoint: () => setting('BONAFIDE_ENDPOINT', '127.0.0.1:8080'),
  keyId: () => setting('BONAFIDE_ACCESS_KEY_ID', 'testAccessKeyId'),
  keySecret: () => setting('BONAFIDE_ACCESS_KEY_SECRET', 'testAccessKeySecret'),
  service: () => setting('BONAFIDE_SERVICE', 'intl_face_verify'),
};
