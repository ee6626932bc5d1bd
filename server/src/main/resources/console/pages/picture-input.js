// One picture from a file, a drop, the samples or the webcam, with the found face drawn over it.
import { field, h, svg } from '/dom.js';
import { t } from '/i18n.js';
import { webcam } from '/pages/webcam.js';

export function pictureInput({ role, samples, camera }) {
  let blob = null;
  let url = null;
  let stopCamera = null;
  const frame = h('div', { class: 'picture' }, h('span', { class: 'note' }, t('try.none')));

  const release = () => { if (url) URL.revokeObjectURL(url); url = null; };
  const stop = () => { if (stopCamera) stopCamera(); stopCamera = null; };
  const show = (picture) => {
    stop();
    release();
    blob = picture;
    url = URL.createObjectURL(picture);
    frame.replaceChildren(h('img', { src: url, alt: t(`try.${role}`) }));
  };
  const file = h('input', { type: 'file', accept: 'image/jpeg', onchange: (e) => e.target.files[0] && show(e.target.files[0]) });
  const sample = h('select', {
    onchange: async (e) => { if (e.target.value) show(await (await fetch(`/api/try/samples/${e.target.value}`, { cache: 'no-store' })).blob()); },
  }, h('option', { value: '' }, t('try.chooseSample')), samples.map((s) => h('option', { value: s }, s.replaceAll('_', ' ').replace('.jpg', ''))));
  const cameraButton = camera ? h('button', {
    class: 'quiet', onclick: async () => { release(); blob = null; stop(); stopCamera = await webcam(frame, show); },
  }, t('try.camera')) : null;

  const element = h('div', {
    class: 'drop', role: 'group', 'aria-label': t(`try.${role}`),
    ondragover: (e) => { e.preventDefault(); element.classList.add('over'); },
    ondragleave: () => element.classList.remove('over'),
    ondrop: (e) => { e.preventDefault(); element.classList.remove('over'); if (e.dataTransfer.files[0]) show(e.dataTransfer.files[0]); },
  }, h('h2', {}, t(`try.${role}`)), frame, field(t('try.file'), file), field(t('try.sample'), sample), cameraButton);

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
