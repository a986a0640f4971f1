/** What the demo shop sells; drawn, so that no picture has to be fetched from anywhere. */
export const goods: Good[] = [
  {
    slug: 'morning-mug',
    shelf: 'tableware',
    name: { en: 'Morning mug', fr: 'Tasse du matin' },
    note: { en: 'Speckled stoneware, 30 cl', fr: 'Grès moucheté, 30 cl' },
    story: {
      en: 'Holds the first coffee of the day and keeps it warm while you look for your keys. No two have the same speckles.',
      fr: 'Elle contient le premier café du jour et le garde chaud pendant que vous cherchez vos clés. Aucune n’a les mêmes mouchetures.',
    },
    facts: {
      en: ['Stoneware, glazed inside', '9 cm high, 30 cl', 'Dishwasher and microwave'],
      fr: ['Grès, émaillé à l’intérieur', '9 cm de haut, 30 cl', 'Lave-vaisselle et micro-ondes'],
    },
    cents: 2800,
    ground: '#e9ded0',
    drawing: `<path fill="#c98a5e" d="M58 52h64v54a20 20 0 0 1-20 20H78a20 20 0 0 1-20-20z"/>
      <path fill="none" stroke="#c98a5e" stroke-width="10" d="M121 66h9a15 15 0 0 1 0 30h-9"/>
      <path fill="#b3744a" d="M58 52h64v10H58z"/><path fill="#f6efe6" d="M58 84h64v6H58z"/>`,
  },
  {
    slug: 'rain-teapot',
    shelf: 'tableware',
    name: { en: 'Rain teapot', fr: 'Théière Pluie' },
    note: { en: 'Celadon glaze, 80 cl', fr: 'Émail céladon, 80 cl' },
    story: {
      en: 'Celadon runs down its side like the first minutes of a shower. Pours without a drop beside the cup: we have checked each one.',
      fr: 'Le céladon coule sur son flanc comme les premières minutes d’une averse. Elle verse sans une goutte à côté\u00a0: nous les essayons toutes.',
    },
    facts: {
      en: ['Stoneware with a steel strainer', '80 cl, three cups', 'Wash by hand'],
      fr: ['Grès, filtre en inox', '80 cl, trois tasses', 'À laver à la main'],
    },
    cents: 8400,
    ground: '#dbe4dc',
    drawing: `<path fill="none" stroke="#4f7a69" stroke-width="9" d="M126 76c22-4 24 34-4 34"/>
      <path fill="#5f8c7a" d="M64 88 40 70l-7 8 27 32z"/><ellipse cx="92" cy="98" rx="40" ry="33" fill="#5f8c7a"/>
      <ellipse cx="92" cy="68" rx="21" ry="6" fill="#4f7a69"/><circle cx="92" cy="57" r="6" fill="#4f7a69"/>`,
  },
  {
    slug: 'fern-bowl',
    shelf: 'tableware',
    name: { en: 'Fern bowl', fr: 'Bol Fougère' },
    note: { en: 'Thrown by hand, 16 cm', fr: 'Tourné à la main, 16 cm' },
    story: {
      en: 'For soup, for salad, for the keys by the door. The glaze is made with ash of ferns from behind the workshop.',
      fr: 'Pour la soupe, la salade ou les clés de l’entrée. L’émail est fait avec la cendre des fougères qui poussent derrière l’atelier.',
    },
    facts: {
      en: ['Stoneware, ash glaze', '16 cm across, 60 cl', 'Dishwasher'],
      fr: ['Grès, émail de cendre', '16 cm de diamètre, 60 cl', 'Lave-vaisselle'],
    },
    cents: 3600,
    ground: '#e6e3cf',
    drawing: `<path fill="#8a8f52" d="M38 78h104c0 28-22 46-52 46S38 106 38 78z"/>
      <ellipse cx="90" cy="78" rx="52" ry="10" fill="#70753f"/><path fill="#70753f" d="M72 122h36v8H72z"/>`,
  },
  {
    slug: 'mountain-oolong',
    shelf: 'teas',
    name: { en: 'Mountain oolong', fr: 'Oolong des montagnes' },
    note: { en: 'Loose leaf, 100 g', fr: 'Feuilles entières, 100 g' },
    story: {
      en: 'Rolled by hand at 1,400 metres. Smells of butter and wild flowers, and gives five infusions.',
      fr: 'Roulé à la main à 1\u202f400 mètres. Des notes de beurre et de fleurs sauvages, et cinq infusions.',
    },
    facts: {
      en: ['100 g of whole leaves', '3 minutes at 90 °C', 'Spring harvest'],
      fr: ['100 g de feuilles entières', '3 minutes à 90 °C', 'Récolte de printemps'],
    },
    cents: 1650,
    ground: '#dde1e6',
    drawing: `<rect x="60" y="56" width="60" height="74" rx="4" fill="#3c5064"/><rect x="56" y="46" width="68" height="16" rx="3" fill="#2c3d4e"/>
      <rect x="69" y="76" width="42" height="34" rx="2" fill="#f2ede3"/><path fill="#5f8c7a" d="M90 81c12 6 12 18 0 24-12-6-12-18 0-24z"/>`,
  },
  {
    slug: 'bud-vase',
    shelf: 'tableware',
    name: { en: 'Bud vase', fr: 'Soliflore' },
    note: { en: 'Unglazed clay, 18 cm', fr: 'Terre brute, 18 cm' },
    story: {
      en: 'One flower is enough. Bare clay outside, watertight inside.',
      fr: 'Une fleur suffit. Terre nue dehors, étanche dedans.',
    },
    facts: {
      en: ['Red stoneware', '18 cm high', 'Wipe with a damp cloth'],
      fr: ['Grès rouge', '18 cm de haut', 'Un chiffon humide suffit'],
    },
    cents: 3200,
    ground: '#efdcd4',
    drawing: `<path fill="none" stroke="#70753f" stroke-width="3" d="M90 62c0-16 8-22 6-38"/><circle cx="97" cy="24" r="8" fill="#d9a441"/>
      <path fill="#b5573f" d="M82 54h16v18c0 8 18 16 18 34 0 16-10 24-26 24s-26-8-26-24c0-18 18-26 18-34z"/>`,
  },
  {
    slug: 'smoke-plates',
    shelf: 'tableware',
    name: { en: 'Smoke plates, set of two', fr: 'Assiettes Fumée, par deux' },
    note: { en: 'Raku, 22 cm', fr: 'Raku, 22 cm' },
    story: {
      en: 'Taken from the kiln while it glows and laid in sawdust: the smoke draws the lines, and we never know which.',
      fr: 'Sorties du four encore rouges et couchées dans la sciure\u00a0: la fumée trace les lignes, et nous ne savons jamais lesquelles.',
    },
    facts: {
      en: ['Raku, two pieces', '22 cm across', 'For dry food, wash by hand'],
      fr: ['Raku, deux pièces', '22 cm de diamètre', 'Pour aliments secs, à laver à la main'],
    },
    cents: 5900,
    ground: '#dfdcd8',
    drawing: `<ellipse cx="90" cy="106" rx="56" ry="18" fill="#3f3b39"/><ellipse cx="90" cy="102" rx="56" ry="18" fill="#57524f"/>
      <ellipse cx="90" cy="84" rx="56" ry="18" fill="#4a4543"/><ellipse cx="90" cy="80" rx="56" ry="18" fill="#6b6561"/>
      <ellipse cx="90" cy="80" rx="36" ry="10" fill="#7d7671"/>`,
  },
  {
    slug: 'verbena',
    shelf: 'teas',
    name: { en: 'Verbena from the garden', fr: 'Verveine du jardin' },
    note: { en: 'Whole leaves, 40 g', fr: 'Feuilles entières, 40 g' },
    story: {
      en: 'From the twelve shrubs along our south wall, cut in July and dried in the loft above the kiln. For the evening.',
      fr: 'Des douze arbustes le long de notre mur sud, coupée en juillet et séchée au grenier, au-dessus du four. Pour le soir.',
    },
    facts: {
      en: ['40 g of whole leaves', '5 minutes at 95 °C', 'No caffeine'],
      fr: ['40 g de feuilles entières', '5 minutes à 95 °C', 'Sans théine'],
    },
    cents: 1200,
    ground: '#e2e8d5',
    drawing: `<path fill="#d9c9a8" d="M60 58h60l6 74H54z"/><path fill="#c4b18b" d="M60 58h60l2 14H58z"/>
      <path fill="none" stroke="#5d7440" stroke-width="3" d="M90 120V84"/><g fill="#7b9455"><ellipse cx="79" cy="94" rx="13" ry="6" transform="rotate(28 79 94)"/>
      <ellipse cx="101" cy="94" rx="13" ry="6" transform="rotate(-28 101 94)"/><ellipse cx="80" cy="110" rx="12" ry="5" transform="rotate(28 80 110)"/><ellipse cx="100" cy="110" rx="12" ry="5" transform="rotate(-28 100 110)"/></g>`,
  },
  {
    slug: 'hearth-tea',
    shelf: 'teas',
    name: { en: 'Hearth, a smoked black tea', fr: 'Âtre, thé noir fumé' },
    note: { en: 'Loose leaf, 100 g', fr: 'Feuilles entières, 100 g' },
    story: {
      en: 'Dried over spruce. Smells of a chimney on the other side of the village; good with toast and butter.',
      fr: 'Séché au bois d’épicéa. Il sent la cheminée de l’autre bout du village\u202f; parfait avec une tartine beurrée.',
    },
    facts: {
      en: ['100 g of whole leaves', '4 minutes at 95 °C', 'Takes milk well'],
      fr: ['100 g de feuilles entières', '4 minutes à 95 °C', 'Supporte bien le lait'],
    },
    cents: 1450,
    ground: '#e8dcd3',
    drawing: `<rect x="60" y="56" width="60" height="74" rx="4" fill="#7c3f2c"/><rect x="56" y="46" width="68" height="16" rx="3" fill="#5e2d1f"/>
      <rect x="69" y="76" width="42" height="34" rx="2" fill="#f2e4d3"/><path fill="#c4572f" d="M90 80c10 8 14 14 8 22-3 5-13 5-16 0-4-7 1-10 4-14 1 3 2 4 4 4 2-4 2-8 0-12z"/>`,
  },
]

export type Language = 'en' | 'fr'
export type Shelf = 'tableware' | 'teas'

export interface Good {
  slug: string
  shelf: Shelf
  name: Record<Language, string>
  note: Record<Language, string>
  story: Record<Language, string>
  facts: Record<Language, string[]>
  cents: number
  ground: string
  drawing: string
}
