/** In the order in which they are offered. Each has its shades in main.css. */
export const LABEL_COLOURS = [
  'GREY',
  'RED',
  'ORANGE',
  'YELLOW',
  'GREEN',
  'TEAL',
  'BLUE',
  'PURPLE',
  'PINK',
] as const
export type LabelColour = (typeof LABEL_COLOURS)[number]
