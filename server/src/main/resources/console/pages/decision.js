import { get } from '/api.js';
import { h } from '/dom.js';
import { t, time } from '/i18n.js';
import { scale, verdict } from '/pages/result.js';

// One decision with every value and version it was made with, and its receipt checked.
export async function page({ rest }) {
  const { decision, targetFalseMatchRate, receipt, evidence, position, hash } = await get(`/api/decisions/${rest[0]}`);
  const decided = decision.similarityScore !== undefined;
  const [picture, reason] = decision.reason.split(':');
  const { kind, text } = verdict({
    ...decision, outcome: decided ? 'decided' : 'unassessable', picture: picture.toLowerCase(), reason,
    match: !decision.reason.includes('NO_MATCH'), attack: decision.reason.includes('ATTACK'),
    targetFalseMatchRate,
  });
  const rows = Object.entries({ ...decision, auditPosition: position, auditHash: hash, ...evidence }).map(([name, value]) => [h('dt', {}, name),
    h('dd', { class: 'mono' }, name === 'time' ? time(value) : typeof value === 'object' ? JSON.stringify(value) : String(value))]);
  return h('section', {},
    h('h1', {}, t('decision.title', { id: decision.requestId })),
    h('p', { class: `card verdict ${kind}` }, ['aborted', 'rejected'].includes(decision.outcome) ? t(`outcome.${decision.outcome}`) : text),
    decided && decision.thresholdScore !== undefined ? h('div', { class: 'card' }, scale(decision.similarityScore, decision.thresholdScore)) : null,
    h('h2', {}, t('decision.values')), h('dl', { class: 'card' }, rows),
    h('h2', {}, t('decision.receipt')),
    receipt ? h('div', { class: 'card' },
      h('p', { class: receipt.valid ? 'good' : 'bad', id: 'receipt' }, t(receipt.valid ? 'decision.receiptHolds' : 'decision.receiptBroken')),
      h('pre', { tabindex: '0' }, receipt.jws)) : h('p', {}, t('decision.noReceipt')));
}
