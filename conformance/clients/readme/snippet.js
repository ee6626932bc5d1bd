// What stands around the Node snippet of the project's README.
const { RPCClient } = require('@alicloud/pop-core');

async function main() {
  const accessKeyId = process.env.KEY_ID, accessKeySecret = process.env.KEY_SECRET;
  const parameters = require('fs').readFileSync(0, 'utf8');
  // SNIPPET
}
main();
