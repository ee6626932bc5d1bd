// The same call from a program: curl on the plain interface, and each SDK with only endpoint and keys changed.
import { h, say } from '/dom.js';
import { t } from '/i18n.js';

export function snippets({ endpoint }) {
  const host = endpoint.replace(/^https?:\/\//, '');
  const scheme = endpoint.startsWith('https') ? 'https' : 'http';
  const texts = {
    curl: `curl ${endpoint}/v1/verifications -u "$KEY_ID:$KEY_SECRET" \\\n  -F reference=@card.jpg -F probe=@face.jpg -F resourceCode=00840000`,
    Java: `CommonRequest request = new CommonRequest();\nrequest.setSysMethod(MethodType.POST);\nrequest.setSysDomain("${host}");\nrequest.setSysProtocol(ProtocolType.${scheme.toUpperCase()});\nrequest.setSysVersion("2019-05-21");\nrequest.setSysAction("ExecuteRequest");\nrequest.putQueryParameter("Service", "intl_face_verify");\nrequest.putQueryParameter("ServiceParameters", json);\nSystem.out.println(client.getCommonResponse(request).getData());`,
    Python: `client = AcsClient(key_id, key_secret, 'cn-shanghai')\nclient.add_endpoint('cn-shanghai', 'saf', '${host}')\nrequest = ExecuteRequestRequest.ExecuteRequestRequest()\nrequest.set_protocol_type('${scheme}')\nrequest.set_version('2019-05-21')\nrequest.add_query_param('Service', 'intl_face_verify')\nrequest.add_query_param('ServiceParameters', parameters)\nprint(client.do_action_with_exception(request))`,
    Go: `client, err := saf.NewClientWithAccessKey("cn-shanghai", keyId, keySecret)\nrequest := saf.CreateExecuteRequestRequest()\nrequest.Domain = "${host}"\nrequest.Scheme = "${scheme}"\nrequest.Service = "intl_face_verify"\nrequest.ServiceParameters = parameters\nresponse, err := client.ExecuteRequest(request)`,
    PHP: `DefaultProfile::addEndpoint("cn-shanghai", "cn-shanghai", "saf", "${host}");\n$request = new saf\\ExecuteRequestRequest();\n$request->setProtocol('${scheme}');\n$request->setService('intl_face_verify');\n$request->setServiceParameters($parameters);\n$response = $client->getAcsResponse($request);`,
    Node: `const client = new RPCClient({ accessKeyId, accessKeySecret, endpoint: '${endpoint}', apiVersion: '2019-05-21' });\nconst answer = await client.request('ExecuteRequest',\n  { Service: 'intl_face_verify', ServiceParameters: parameters }, { method: 'POST' });`,
  };
  const code = h('pre', { tabindex: '0' }, texts.curl);
  const choice = h('select', { 'aria-label': t('snippets.language'), onchange: (e) => { code.textContent = texts[e.target.value]; } },
    Object.keys(texts).map((name) => h('option', { value: name }, name)));
  const copy = h('button', { class: 'quiet', onclick: async () => { await navigator.clipboard.writeText(code.textContent); say(t('snippets.copied')); } }, t('snippets.copy'));
  return h('details', {}, h('summary', {}, t('snippets.title')), h('div', { class: 'row' }, choice, copy), code);
}
