// A score table from one's own pictures: what each rate takes, and which recorded decisions it would turn round.
import { badge, card, h, table } from '/dom.js';
import { number, oneIn, t, time } from '/i18n.js';

export function scoreTable({ comparisons, people, smallestRate, points, effect }, download) {
  const tile = (name, value) => h('div', { class: 'card' }, h('span', {}, name), h('p', { class: 'figure' }, value));
  return h('div', { class: 'stack', id: 'score-table' },
    h('div', { class: 'tiles' }, tile(t('calibrate.comparisons'), number(comparisons, 0)), tile(t('calibrate.people'), number(people, 0)), tile(t('calibrate.smallest'), oneIn(smallestRate))),
    h('section', { class: 'card' }, h('h2', {}, t('calibrate.title')), h('p', { class: 'note' }, t('calibrate.text')),
      table(t('calibrate.title'), [t('decisions.rate'), { name: t('calibrate.here'), numeric: true }, { name: t('calibrate.shipped'), numeric: true }, t('calibrate.support')], points.map((p) => [
        oneIn(p.falseMatchRate), number(p.here, 4), p.shipped === undefined ? '' : number(p.shipped, 4), p.support === 0 ? t('calibrate.fitted') : t('calibrate.counted', { n: number(p.support, 0) })]))),
    changes(effect),
    card(t('calibrate.use'), h('p', {}, t('calibrate.useText')), h('div', { class: 'row' }, h('a', { class: 'button quiet', href: download }, t('calibrate.download')))));
}

function changes(effect) {
  const said = h('p', { id: 'effect' }, t('calibrate.effectText', { n: number(effect.decisions, 0), lost: number(effect.lost, 0), gained: number(effect.gained, 0) }));
  return h('section', { class: 'card' }, h('h2', {}, t('calibrate.effect')), said,
    effect.beyond > 0 ? h('p', { class: 'problem' }, t('calibrate.beyond', { n: number(effect.beyond, 0) })) : null,
    effect.changes.length ? table(t('calibrate.effect'), [t('decisions.time'), t('decisions.requestId'), t('calibrate.change')], effect.changes.map((c) => [
      time(c.time), h('a', { class: 'mono', href: `#/decision/${c.requestId}` }, c.requestId), badge(c.wasMatch ? 'bad' : 'good', t(c.wasMatch ? 'calibrate.lost' : 'calibrate.gained'))])) : null);
}
