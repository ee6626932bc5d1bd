// Policies, and what a change would have meant for the last decisions before it is made.
import { get, post, query, trying } from '/api.js';
import { check, field, h, lead, say, table } from '/dom.js';
import { number, oneIn, t, time } from '/i18n.js';

const pick = (values, label) => h('select', {}, values.map((v) => h('option', { value: v }, label(v))));
const modes = (values) => pick(values, (m) => t(`policies.mode.${m}`));
const scope = (name) => name || t('policies.all');

export async function page({ may }) {
  const inForce = h('div', {});
  const history = h('details', { class: 'card' });
  const render = async () => {
    const { policies, history: all } = await get('/api/policies');
    inForce.replaceChildren(policyTable(t('policies.inForce'), policies));
    history.hidden = all.length === 0;
    history.replaceChildren(h('summary', {}, t('policies.history')), policyTable(t('policies.history'), all));
  };
  const { accounts } = await get('/api/accounts');
  const account = pick(['', ...accounts.map((a) => a.name)], scope);
  const code = h('input', { maxlength: '8', pattern: '[0-9]{8}', placeholder: t('policies.all'), autocomplete: 'off', inputmode: 'numeric' });
  const rate = h('input', { id: 'rate', type: 'number', min: '2', step: 'any', required: true });
  const pad = modes(['TOLERANT', 'STANDARD', 'STRICT']);
  const quality = modes(['LENIENT', 'STANDARD', 'STRICT']);
  const secondFace = h('input', { type: 'checkbox' });
  const samePicture = h('input', { type: 'checkbox' });
  const tries = h('input', { type: 'number', min: '0', max: '1000000', required: true });
  const last = h('input', { type: 'number', min: '1', max: '100000', value: '1000', required: true });
  const preview = h('div', { 'aria-live': 'polite', class: 'stack' });
  const problem = h('p', { role: 'alert', class: 'problem' });
  const attempt = trying(problem);
  const save = h('button', { disabled: true, type: 'button', id: 'put' }, t('policies.save'));
  const body = () => ({
    account: account.value || null, resourceCode: code.value.trim() || null, targetFalseMatchRate: 1 / Number(rate.value), padMode: pad.value, quality: quality.value,
    refuseSecondFace: secondFace.checked, acceptSamePicture: samePicture.checked, attackTries: Number(tries.value), last: Number(last.value),
  });
  const stale = () => { save.disabled = true; preview.replaceChildren(); };
  // A change starts from what is in force for its scope.
  const fill = () => attempt(async () => {
    stale();
    delete form.dataset.filled;
    if (!code.checkValidity()) return;
    const now = await get('/api/policies/in-force' + query({ account: account.value, resourceCode: code.value.trim() }));
    rate.value = String(Number((1 / now.targetFalseMatchRate).toPrecision(12)));
    pad.value = now.padMode; quality.value = now.quality; secondFace.checked = now.refuseSecondFace; samePicture.checked = now.acceptSamePicture; tries.value = String(now.attackTries);
    form.dataset.filled = now.version;
  });
  account.addEventListener('change', fill);
  code.addEventListener('change', fill);
  save.addEventListener('click', () => attempt(async () => { await post('/api/policies', body()); stale(); say(t('policies.saved')); await render(); }));
  const form = h('form', { class: 'card', oninput: stale, onchange: stale, onsubmit: (e) => {
    e.preventDefault();
    attempt(async () => { preview.replaceChildren(...change(await post('/api/policies/preview', body()))); save.disabled = !may('ADMIN'); });
  } }, h('h2', {}, t('policies.change')), h('div', { class: 'filters' }, field(t('policies.account'), account), field(t('policies.resourceCode'), code), field(t('policies.rateOneIn'), rate),
    field(t('policies.pad'), pad), field(t('policies.quality'), quality), field(t('policies.tries'), tries, t('policies.triesHint')), field(t('policies.last'), last),
    check(t('policies.refuseSecondFace'), secondFace), check(t('policies.acceptSamePicture'), samePicture)),
  problem, h('div', { class: 'row' }, h('button', { class: 'quiet', id: 'show-preview' }, t('policies.preview')), may('ADMIN') ? save : h('span', { class: 'note' }, t('policies.adminOnly'))), preview);
  await render();
  await fill();
  return h('section', {}, lead(t('nav.policies'), t('policies.text')), inForce, form, history);
}

const policyTable = (caption, policies) => table(caption, ['account', 'resourceCode', 'rate', 'pad', 'quality', 'secondFace', 'samePicture', 'tries', 'version', 'since'].map((c) => t(`policies.${c}`)),
  policies.map((p) => [scope(p.account), scope(p.resourceCode), oneIn(p.targetFalseMatchRate), t(`policies.mode.${p.padMode}`), t(`policies.mode.${p.quality}`),
    t(`answer.${p.refuseSecondFace}`), t(`answer.${p.acceptSamePicture}`), p.attackTries === 0 ? t('keys.unlimited') : number(p.attackTries, 0), p.version, p.created ? time(p.created) : '']));

function change(seen) {
  const tile = (name, count, kind) => h('div', { class: 'card' }, h('span', {}, name), h('p', { class: `figure ${kind}` }, number(count, 0)));
  return [h('div', { class: 'tiles' }, tile(t('policies.newlyPassed'), seen.newlyPassed, 'good'), tile(t('policies.newlyRefused'), seen.newlyRefused, 'bad'), tile(t('policies.same'), seen.unchanged, '')),
    h('p', { id: 'preview' }, t('policies.previewText', { n: number(seen.decisions, 0), newlyPassed: number(seen.newlyPassed, 0), newlyRefused: number(seen.newlyRefused, 0), same: number(seen.unchanged, 0) })),
    h('p', { class: 'note' }, t('policies.previewNote'))];
}
