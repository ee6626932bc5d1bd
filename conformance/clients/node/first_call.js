// A first call with @alicloud/pop-core.
const fs = require('fs');
const { RPCClient } = require('@alicloud/pop-core');

const photo = name => fs.readFileSync(process.env[name]).toString('base64');

const client = new RPCClient({
  accessKeyId: process.env.BONAFIDE_ACCESS_KEY_ID,
  accessKeySecret: process.env.BONAFIDE_ACCESS_KEY_SECRET,
  endpoint: 'http://' + process.env.BONAFIDE_ENDPOINT,
  apiVersion: '2019-05-21',
});
const parameters = {
  Service: 'intl_face_verify',
  ServiceParameters: JSON.stringify({
    refFaceContent: photo('BONAFIDE_REFERENCE'), // photo on the ID document
    authFaceContent: photo('BONAFIDE_PROBE'), // face in front of the camera
    resourceCode: '00840000',
  }),
};
client.request('ExecuteRequest', parameters, { method: 'POST' })
  .then(answer => console.log(JSON.stringify(answer)));
