// The verdict as a sentence, then what it rests on: score on its scale, crops, quality, attack cues.
import { blobOf } from '/api.js';
import { h, say, svg, table } from '/dom.js';
import { has, number, oneIn, t } from '/i18n.js';

export function verdict(answer) {
  if (answer.outcome === 'unassessable') {
    const advice = `reason.${answer.reason}`;
    return { kind: 'warn', text: t('verdict.unassessable', { picture: t(`try.${answer.picture}`), why: has(advice) ? t(advice) : answer.reason }) };
  }
  const values = { score: number(answer.similarityScore), rate: oneIn(answer.falseMatchRate), target: oneIn(answer.targetFalseMatchRate) };
  if (answer.attack) return { kind: 'bad', text: t('verdict.attack', values) };
  return answer.match ? { kind: 'good', text: t('verdict.passed', values) } : { kind: 'bad', text: t('verdict.notSame', values) };
}

// Score on the scale of false-match rates: 60, 70, 80, 90, 95, 98 stand for 1 in 10 to 1 in 1,000,000.
export function scale(score, threshold) {
  const x = (value) => 10 + value * 5.8;
  const marks = [[60, '10'], [70, '100'], [80, '10³'], [90, '10⁴'], [95, '10⁵'], [98, '10⁶']];
  return svg('svg', { class: 'scale', viewBox: '0 0 600 96', role: 'img', 'aria-label': t('score.scale', { score: number(score), threshold: number(threshold) }) },
    svg('line', { class: 'axis', x1: x(0), x2: x(100), y1: 56, y2: 56 }),
    marks.map(([value, label], i) => [svg('line', { class: 'axis', x1: x(value), x2: x(value), y1: 50, y2: 62 }),
      text(x(value), i % 2 ? 90 : 76, `1/${label}`)]),
    svg('line', { class: 'cut', x1: x(threshold), x2: x(threshold), y1: 22, y2: 66 }), text(x(threshold), 18, t('score.threshold')),
    svg('line', { class: 'needle', x1: x(score), x2: x(score), y1: 30, y2: 66 }), text(x(Math.max(4, score)), 44, number(score), -26));
}

function text(x, y, content, dx = 0) {
  return svg('text', { x: x + dx, y, 'text-anchor': 'middle' }, content);
}

function bars(role, evidence) {
  if (!evidence?.quality?.length) return null;
  return table(t('quality.title', { picture: t(`try.${role}`) }), [t('quality.component'), t('quality.value'), t('quality.advice')],
    evidence.quality.map((q) => [has(`quality.${q.name}`) ? t(`quality.${q.name}`) : q.name,
      q.value === undefined ? t('quality.notAssessable') : [h('progress', { max: 100, value: q.value, 'aria-label': q.name }), ` ${number(q.value, 0)}`], q.advice || '']));
}

export function result(answer, reference, probe, askOcclusion) {
  const urls = [];
  const picture = (base64, alt) => { const url = URL.createObjectURL(blobOf(base64)); urls.push(url); return h('img', { src: url, alt }); };
  const { kind, text: sentence } = verdict(answer);
  const crops = h('div', { class: 'crops' }, ['reference', 'probe'].filter((r) => answer[r]?.alignedCrop).map((r) =>
    h('figure', {}, picture(answer[r].alignedCrop, t(`try.${r}`)), h('figcaption', {}, t(`try.${r}`)))));
  if (answer.reference) reference.draw(answer.reference);
  if (answer.probe) probe.draw(answer.probe);
  const decided = answer.outcome === 'decided';
  const occlusion = decided ? h('button', { class: 'quiet', onclick: async () => {
    occlusion.disabled = true; say(t('occlusion.working'));
    const map = await askOcclusion();
    occlusion.replaceWith(h('figure', { class: 'crops' }, picture(map.picture, t('occlusion.alt')), h('figcaption', {}, t('occlusion.text'))));
    say('');
  } }, t('occlusion.ask')) : null;

  const element = h('div', {},
    h('h2', { tabindex: '-1' }, t('verdict.title')),
    h('p', { class: `card verdict ${kind}`, id: 'verdict', role: 'status' }, sentence),
    answer.detail ? h('p', { class: 'note' }, answer.detail) : null,
    decided ? h('div', { class: 'card' }, scale(answer.similarityScore, answer.thresholdScore), h('p', { class: 'note' }, t('score.explain'))) : null,
    h('div', { class: 'columns' },
      h('div', {}, h('h3', {}, t('crops.title')), crops, occlusion),
      answer.attackCues?.length ? table(t('attack.title', { score: number(answer.padScore ?? 0) }), [t('attack.cue'), t('attack.found')],
        answer.attackCues.map((c) => [has(`attack.${c.name}`) ? t(`attack.${c.name}`) : c.name, c.value])) : null),
    h('div', { class: 'columns' }, bars('reference', answer.reference), bars('probe', answer.probe)),
    answer.warnings?.length ? h('ul', {}, answer.warnings.map((w) => h('li', {}, has(`warning.${w}`) ? t(`warning.${w}`) : w))) : null,
    h('details', {}, h('summary', {}, t('verdict.technical')), h('pre', {}, JSON.stringify(technical(answer), null, 2))));
  return { element, sentence, close: () => urls.forEach((url) => URL.revokeObjectURL(url)) };
}

// Everything but the pictures, as the server said it.
function technical(answer) {
  return JSON.parse(JSON.stringify(answer, (key, value) => (key === 'alignedCrop' ? undefined : value)));
}
