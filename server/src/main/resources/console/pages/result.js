// The verdict as a sentence, then what it rests on: score on its scale, crops, quality, attack cues.
import { blobOf, explain } from '/api.js';
import { badge, card, h, level, say, svg, table } from '/dom.js';
import { has, number, oneIn, t } from '/i18n.js';

export function verdict(answer) {
  if (answer.outcome === 'unassessable') {
    const advice = `reason.${answer.reason}`;
    return { kind: 'warn', head: t('verdict.head.unassessable'), text: t('verdict.unassessable', { picture: t(`try.${answer.picture}`), why: has(advice) ? t(advice) : answer.reason }) };
  }
  const values = { score: number(answer.similarityScore), rate: oneIn(answer.falseMatchRate), target: oneIn(answer.targetFalseMatchRate) };
  if (answer.attack) return { kind: 'bad', head: t('verdict.head.attack'), text: t('verdict.attack', values) };
  return answer.match ? { kind: 'good', head: t('verdict.head.passed'), text: t('verdict.passed', values) } : { kind: 'bad', head: t('verdict.head.notSame'), text: t('verdict.notSame', values) };
}

export const verdictCard = ({ kind, head, text }) => h('section', { class: `card verdict ${kind}` },
  h('h2', { tabindex: '-1' }, head), h('p', { id: 'verdict', role: 'status' }, text));

// Reasons as the audit trail writes them ("PROBE:NO_FACE", "NO_MATCH,PRESENTATION_ATTACK") in words.
export function reasonText(reasons) {
  return (reasons || '').split(',').filter(Boolean).map((reason) => {
    const [picture, code] = reason.includes(':') ? reason.split(':') : [null, reason];
    const words = has(`short.${code}`) ? t(`short.${code}`) : code;
    return picture ? `${t(`try.${picture.toLowerCase()}`)}: ${words}` : words;
  }).join(', ');
}

// Scores and the power of ten of their false-match rates: 60 stands for 1 in 10, 98 for 1 in a million.
const MARKS = [0, 60, 70, 80, 90, 95, 98, 100];

function decade(score) {
  const next = Math.max(1, MARKS.findIndex((mark) => mark >= score));
  return next - 1 + (score - MARKS[next - 1]) / (MARKS[next] - MARKS[next - 1]);
}

// Where the score lies between "everybody" and "1 in a million", and where the policy's threshold does.
export function scale(score, targetFalseMatchRate) {
  const x = (decades) => 8 + decades * 48;
  const at = x(decade(score));
  const cut = -Math.log10(targetFalseMatchRate);
  return svg('svg', { class: 'scale', viewBox: '0 0 352 74', role: 'img', 'aria-label': t('score.scale', { score: number(score), target: oneIn(targetFalseMatchRate) }) },
    svg('line', { class: 'axis', x1: x(0), x2: x(7), y1: 40, y2: 40 }), svg('line', { class: 'beyond', x1: x(cut), x2: x(7), y1: 40, y2: 40 }),
    [1, 2, 3, 4, 5, 6].map((power) => [svg('line', { class: 'axis', x1: x(power), x2: x(power), y1: 36, y2: 44 }), label(x(power), 60, ['10', '100', '1k', '10k', '100k', '1M'][power - 1])]),
    svg('line', { class: 'cut', x1: x(cut), x2: x(cut), y1: 16, y2: 48 }), label(x(cut), 11, t('score.threshold')),
    svg('path', { class: 'needle', d: `M${at} 38l-6 -10h12z` }));
}

function label(x, y, content) {
  return svg('text', { x, y, 'text-anchor': 'middle' }, content);
}

export const similarity = (answer) => card(t('score.title'),
  h('p', { class: 'figure' }, number(answer.similarityScore), h('small', {}, ` / 100 · ${oneIn(answer.falseMatchRate)}`)),
  scale(answer.similarityScore, answer.targetFalseMatchRate), h('p', { class: 'note' }, t('score.explain')));

const POOR = 30;

// Both pictures side by side: [{name, value, advice}] each.
export function quality(reference, probe) {
  const names = [...new Set([...reference, ...probe].map((q) => q.name))];
  const cell = (found) => (found?.value === undefined ? h('span', { class: 'note' }, t('quality.notAssessable')) : level(found.value, found.value < POOR || found.advice));
  const advice = (q, role) => (q?.advice ? h('p', { class: 'note' }, `${t(`try.${role}`)}: ${q.advice}`) : null);
  const of = (list, name) => list.find((q) => q.name === name);
  return h('section', { class: 'card' }, h('h2', {}, t('quality.title')), table(t('quality.title'), [t('quality.component'), t('try.reference'), t('try.probe')],
    names.map((name) => [h('div', {}, has(`quality.${name}`) ? t(`quality.${name}`) : name, advice(of(reference, name), 'reference'), advice(of(probe, name), 'probe')),
      cell(of(reference, name)), cell(of(probe, name))])));
}

// [{name, value}]; attack: true, false, or undefined where it could not be told.
export const attackCard = (cues, padScore, attack) => h('section', { class: 'card' }, h('div', { class: 'row spread' }, h('h2', {}, t('attack.title')),
  attack === undefined ? null : badge(attack ? 'bad' : 'good', t(attack ? 'attack.found' : 'attack.none'))),
padScore === undefined ? null : h('p', { class: 'figure' }, number(padScore)), h('p', { class: 'note' }, t('attack.explain')),
table(t('attack.title'), [t('attack.cue'), { name: t('attack.value'), numeric: true }], cues.map((c) => [has(`attack.${c.name}`) ? t(`attack.${c.name}`) : c.name, c.value])));

export function result(answer, reference, probe, askOcclusion) {
  const urls = [];
  const picture = (base64, alt) => { const url = URL.createObjectURL(blobOf(base64)); urls.push(url); return h('img', { src: url, alt }); };
  const shown = (base64, alt, text) => h('figure', {}, picture(base64, alt), h('figcaption', {}, text));
  const crops = h('div', { class: 'crops' }, ['reference', 'probe'].filter((r) => answer[r]?.alignedCrop).map((r) => shown(answer[r].alignedCrop, t(`try.${r}`), t(`try.${r}`))));
  if (answer.reference) reference.draw(answer.reference);
  if (answer.probe) probe.draw(answer.probe);
  const decided = answer.outcome === 'decided';
  const occlusion = decided ? h('button', { class: 'quiet', onclick: async () => {
    occlusion.disabled = true; say(t('occlusion.working'));
    try {
      crops.append(shown((await askOcclusion()).picture, t('occlusion.alt'), t('occlusion.text')));
      occlusion.remove(); say('');
    } catch (refused) { occlusion.disabled = false; say(explain(refused)); }
  } }, t('occlusion.ask')) : null;

  const element = h('div', { class: 'stack' },
    verdictCard(verdict(answer)),
    answer.detail ? h('p', { class: 'note' }, answer.detail) : null,
    h('div', { class: 'columns' },
      decided ? similarity(answer) : null,
      crops.childElementCount ? card(t('crops.title'), crops, h('div', { class: 'row' }, occlusion)) : null,
      answer.attackCues?.length ? attackCard(answer.attackCues, answer.padScore, answer.attack) : null),
    answer.reference || answer.probe ? quality(answer.reference?.quality ?? [], answer.probe?.quality ?? []) : null,
    h('details', { class: 'card' }, h('summary', {}, t('verdict.technical')), h('pre', { tabindex: '0' }, JSON.stringify(technical(answer), null, 2))));
  return { element, close: () => { urls.forEach((url) => URL.revokeObjectURL(url)); element.remove(); } };
}

// Everything but the pictures, as the server said it.
function technical(answer) {
  return JSON.parse(JSON.stringify(answer, (key, value) => (key === 'alignedCrop' ? undefined : value)));
}
