/** What the demo shop sells; drawn, so that no picture has to be fetched from anywhere. */
export const goods: Good[] = [
  {
    name: { en: 'Morning mug', fr: 'Tasse du matin' },
    note: { en: 'Speckled stoneware, 30 cl', fr: 'Grès moucheté, 30 cl' },
    cents: 2800,
    ground: '#e9ded0',
    drawing: `<path fill="#c98a5e" d="M58 52h64v54a20 20 0 0 1-20 20H78a20 20 0 0 1-20-20z"/>
      <path fill="none" stroke="#c98a5e" stroke-width="10" d="M121 66h9a15 15 0 0 1 0 30h-9"/>
      <path fill="#b3744a" d="M58 52h64v10H58z"/><path fill="#f6efe6" d="M58 84h64v6H58z"/>`,
  },
  {
    name: { en: 'Rain teapot', fr: 'Théière Pluie' },
    note: { en: 'Celadon glaze, 80 cl', fr: 'Émail céladon, 80 cl' },
    cents: 8400,
    ground: '#dbe4dc',
    drawing: `<path fill="none" stroke="#4f7a69" stroke-width="9" d="M126 76c22-4 24 34-4 34"/>
      <path fill="#5f8c7a" d="M64 88 40 70l-7 8 27 32z"/><ellipse cx="92" cy="98" rx="40" ry="33" fill="#5f8c7a"/>
      <ellipse cx="92" cy="68" rx="21" ry="6" fill="#4f7a69"/><circle cx="92" cy="57" r="6" fill="#4f7a69"/>`,
  },
  {
    name: { en: 'Fern bowl', fr: 'Bol Fougère' },
    note: { en: 'Thrown by hand, 16 cm', fr: 'Tourné à la main, 16 cm' },
    cents: 3600,
    ground: '#e6e3cf',
    drawing: `<path fill="#8a8f52" d="M38 78h104c0 28-22 46-52 46S38 106 38 78z"/>
      <ellipse cx="90" cy="78" rx="52" ry="10" fill="#70753f"/><path fill="#70753f" d="M72 122h36v8H72z"/>`,
  },
  {
    name: { en: 'Mountain oolong', fr: 'Oolong des montagnes' },
    note: { en: 'Loose leaf, 100 g', fr: 'Feuilles entières, 100 g' },
    cents: 1650,
    ground: '#dde1e6',
    drawing: `<rect x="60" y="56" width="60" height="74" rx="4" fill="#3c5064"/><rect x="56" y="46" width="68" height="16" rx="3" fill="#2c3d4e"/>
      <rect x="69" y="76" width="42" height="34" rx="2" fill="#f2ede3"/><path fill="#5f8c7a" d="M90 81c12 6 12 18 0 24-12-6-12-18 0-24z"/>`,
  },
  {
    name: { en: 'Bud vase', fr: 'Soliflore' },
    note: { en: 'Unglazed clay, 18 cm', fr: 'Terre brute, 18 cm' },
    cents: 3200,
    ground: '#efdcd4',
    drawing: `<path fill="none" stroke="#70753f" stroke-width="3" d="M90 62c0-16 8-22 6-38"/><circle cx="97" cy="24" r="8" fill="#d9a441"/>
      <path fill="#b5573f" d="M82 54h16v18c0 8 18 16 18 34 0 16-10 24-26 24s-26-8-26-24c0-18 18-26 18-34z"/>`,
  },
  {
    name: { en: 'Smoke plates, set of two', fr: 'Assiettes Fumée, par deux' },
    note: { en: 'Raku, 22 cm', fr: 'Raku, 22 cm' },
    cents: 5900,
    ground: '#dfdcd8',
    drawing: `<ellipse cx="90" cy="106" rx="56" ry="18" fill="#3f3b39"/><ellipse cx="90" cy="102" rx="56" ry="18" fill="#57524f"/>
      <ellipse cx="90" cy="84" rx="56" ry="18" fill="#4a4543"/><ellipse cx="90" cy="80" rx="56" ry="18" fill="#6b6561"/>
      <ellipse cx="90" cy="80" rx="36" ry="10" fill="#7d7671"/>`,
  },
]

interface Good {
  name: { en: string; fr: string }
  note: { en: string; fr: string }
  cents: number
  ground: string
  drawing: string
}
