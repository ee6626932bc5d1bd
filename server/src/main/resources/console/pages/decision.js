import { get } from '/api.js';
import { badge, card, facts, h, lead, say, table } from '/dom.js';
import { has, number, oneIn, t, time } from '/i18n.js';
import { attackCard, quality, similarity, verdict, verdictCard } from '/pages/result.js';

// One decision with every value and version it was made with, and its receipt checked.
export async function page({ rest }) {
  const { decision, targetFalseMatchRate, receipt, evidence = {}, position, hash } = await get(`/api/decisions/${rest[0]}`);
  const decided = decision.similarityScore !== undefined;
  const [picture, reason] = decision.reason.split(':');
  const judged = ['passed', 'not-passed', 'unassessable'].includes(decision.outcome);
  const attack = decided ? decision.reason.includes('PRESENTATION_ATTACK') : undefined;
  const answer = { ...decision, outcome: decided ? 'decided' : 'unassessable', picture: picture.toLowerCase(), reason, match: !decision.reason.includes('NO_MATCH'), attack, targetFalseMatchRate };
  const measures = (found) => Object.entries(found?.quality ?? {}).map(([name, q]) => ({ name, value: q.value }));
  const values = [['decisions.time', time(decision.time)], ['keys.account', decision.account], ['decisions.key', mono(decision.key)], ['policies.resourceCode', decision.resourceCode],
    ['decision.policy', decision.policyVersion], ['decision.asked', oneIn(targetFalseMatchRate)], ['decision.pictures', pictures(evidence)], ['decision.total', evidence.totalMillis === undefined ? null : `${number(evidence.totalMillis, 0)} ms`],
    ['decision.trace', evidence.traceId ? mono(evidence.traceId) : null], ['decision.node', decision.node], ['decision.position', position === undefined ? null : String(position)], ['decision.hash', hash ? mono(hash) : null]];
  return h('section', {},
    lead(t('decision.title'), null, h('p', { class: 'mono' }, decision.requestId), h('p', {}, h('a', { href: '#/decisions' }, t('decision.back')))),
    judged ? verdictCard(verdict(answer)) : verdictCard({ kind: '', head: t(`outcome.${decision.outcome}`), text: t(`decision.${decision.outcome}`) }),
    h('div', { class: 'columns' },
      decided ? similarity(answer) : null,
      evidence.attack ? attackCard(Object.entries(evidence.attack).map(([name, value]) => ({ name, value: typeof value === 'number' ? number(value) : t(`answer.${value}`) })), decision.padScore, attack) : null),
    h('div', { class: 'columns' },
      facts(t('decision.values'), values.map(([name, value]) => [t(name), value])),
      receiptCard(receipt)),
    evidence.reference?.quality || evidence.probe?.quality ? quality(measures(evidence.reference), measures(evidence.probe)) : null,
    h('div', { class: 'columns' },
      evidence.models ? facts(t('decision.models'), Object.entries(evidence.models).map(([name, sha]) => [name, mono(sha)])) : null,
      evidence.stepMillis ? h('section', { class: 'card' }, h('h2', {}, t('drift.latency')), table(t('drift.latency'), [t('drift.step'), { name: 'ms', numeric: true }],
        Object.entries(evidence.stepMillis).map(([step, millis]) => [has(`step.${step}`) ? t(`step.${step}`) : step, number(millis, 1)]))) : null));
}

const mono = (text) => h('span', { class: 'mono' }, text);

const pictures = (evidence) => ['reference', 'probe'].filter((role) => evidence[role]).map((role) => `${t(`try.${role}`)} ${evidence[role].width} × ${evidence[role].height}`).join(', ');

function receiptCard(receipt) {
  if (!receipt) return card(t('decision.receipt'), h('p', { class: 'note' }, t('decision.noReceipt')));
  const copy = h('button', { class: 'quiet', onclick: async () => { await navigator.clipboard.writeText(receipt.jws); say(t('snippets.copied')); } }, t('snippets.copy'));
  return h('section', { class: 'card' }, h('div', { class: 'row spread' }, h('h2', {}, t('decision.receipt')), badge(receipt.valid ? 'good' : 'bad', t(receipt.valid ? 'decision.valid' : 'decision.invalid'))),
    h('p', { id: 'receipt', class: receipt.valid ? null : 'bad' }, t(receipt.valid ? 'decision.receiptHolds' : 'decision.receiptBroken')),
    h('pre', { class: 'wrap', tabindex: '0', 'aria-label': t('decision.receipt') }, receipt.jws), h('div', { class: 'row' }, copy),
    h('p', { class: 'note' }, t('decision.offline'), ' ', h('code', {}, './bonafide receipt verify receipt.jws --key bonafide-receipts.jwk')));
}
