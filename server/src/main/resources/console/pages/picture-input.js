// One picture from a file, a drop, the samples or the webcam, with the found face drawn over it.
import { h, say, svg } from '/dom.js';
import { t } from '/i18n.js';
import { webcam } from '/pages/webcam.js';

export function pictureInput({ role, samples, camera }) {
  let blob = null;
  let url = null;
  let stopCamera = null;
  const frame = h('div', { class: 'picture bare' });
  const remove = h('button', { class: 'quiet', type: 'button', hidden: true, onclick: () => clear() }, t('try.remove'));

  const release = () => { if (url) URL.revokeObjectURL(url); url = null; };
  const stop = () => { if (stopCamera) stopCamera(); stopCamera = null; };
  const fill = (...content) => { frame.replaceChildren(...content); frame.classList.toggle('bare', blob === null && !stopCamera); remove.hidden = blob === null; };
  const clear = () => { stop(); release(); blob = null; fill(h('span', {}, t('try.drop'))); };
  const show = (picture) => {
    clear();
    if (picture.type && picture.type !== 'image/jpeg') { fill(h('span', { role: 'alert' }, t('try.notJpeg'))); return; }
    blob = picture;
    url = URL.createObjectURL(picture);
    fill(h('img', { src: url, alt: t(`try.${role}`) }));
  };
  const file = h('input', { type: 'file', class: 'unseen', accept: 'image/jpeg', onchange: (e) => { if (e.target.files[0]) show(e.target.files[0]); e.target.value = ''; } });
  const cameraButton = camera ? h('button', {
    class: 'quiet', type: 'button', onclick: async () => { clear(); frame.classList.remove('bare'); stopCamera = await webcam(frame, show); },
  }, t('try.camera')) : null;
  const strip = h('div', { class: 'samples', role: 'group', 'aria-label': t('try.samples') }, samples.map((name) => {
    const source = `/api/try/samples/${name}`;
    const label = t('try.sample', { name: name.replaceAll('_', ' ').replace('.jpg', '') });
    return h('button', { type: 'button', title: label, 'aria-label': label, onclick: async () => { show(await (await fetch(source, { cache: 'no-store' })).blob()); say(label); } },
      h('img', { src: source, alt: '', width: 44, height: 44 }));
  }));

  const element = h('section', {
    class: 'card drop', role: 'group', 'aria-label': t(`try.${role}`),
    ondragover: (e) => { e.preventDefault(); element.classList.add('over'); },
    ondragleave: () => element.classList.remove('over'),
    ondrop: (e) => { e.preventDefault(); element.classList.remove('over'); if (e.dataTransfer.files[0]) show(e.dataTransfer.files[0]); },
  }, h('div', { class: 'row spread' }, h('div', {}, h('h2', {}, t(`try.${role}`)), h('small', {}, t(`try.${role}Text`))), remove),
  frame, h('div', { class: 'row' }, h('label', { class: 'button quiet' }, t('try.file'), file), cameraButton), strip);
  clear();

  return {
    element,
    blob: () => blob,
    // Draws boxes and landmarks in the picture's own coordinates (upright pixels, origin top left).
    draw(evidence) {
      const faces = evidence.faces.map((face, i) => [
        svg('rect', { class: i === 0 ? 'box' : 'box other', x: face.x, y: face.y, width: face.width, height: face.height }),
        face.landmarks.map(([x, y]) => svg('circle', { class: 'point', cx: x, cy: y, r: Math.max(2, face.width / 45) })),
      ]);
      frame.querySelector('svg')?.remove();
      frame.append(svg('svg', { viewBox: `0 0 ${evidence.width} ${evidence.height}`, 'aria-hidden': 'true' }, faces));
    },
    close() { stop(); release(); blob = null; frame.replaceChildren(); },
  };
}
