import { html } from '../html.js'

// A shelf with a pot, a cup and a branch.
export const still = html`<svg viewBox="0 0 480 360" aria-hidden="true">
  <rect width="480" height="360" rx="28" fill="#e3d6c5" />
  <circle cx="356" cy="104" r="56" fill="#f0e6d8" />
  <path fill="#cbb9a2" d="M0 274h480v58a28 28 0 0 1-28 28H28a28 28 0 0 1-28-28z" />
  <path
    fill="none"
    stroke="#5f6b45"
    stroke-width="4"
    stroke-linecap="round"
    d="M122 152c2-50 30-66 34-112M134 98c-18-4-28-16-32-30M142 78c16 0 30-8 38-22"
  />
  <g fill="#7d8a5a">
    <ellipse cx="100" cy="64" rx="9" ry="16" transform="rotate(-32 100 64)" />
    <ellipse cx="184" cy="52" rx="9" ry="16" transform="rotate(52 184 52)" />
    <ellipse cx="157" cy="34" rx="9" ry="17" transform="rotate(8 157 34)" />
  </g>
  <path fill="#9a4a32" d="M106 146h34v24c0 14 34 30 34 66 0 30-20 46-51 46s-51-16-51-46c0-36 34-52 34-66z" />
  <path fill="#85402b" d="M106 146h34v8h-34z" />
  <path fill="none" stroke="#4f7a69" stroke-width="13" d="M318 214c38-6 40 50-6 50" />
  <path fill="#5f8c7a" d="m222 226-34-26-11 12 40 50z" />
  <ellipse cx="264" cy="238" rx="60" ry="46" fill="#5f8c7a" />
  <ellipse cx="264" cy="196" rx="32" ry="9" fill="#4f7a69" />
  <circle cx="264" cy="180" r="9" fill="#4f7a69" />
  <path fill="#f6efe6" d="M362 240h62v20c0 16-14 24-31 24s-31-8-31-24z" />
  <ellipse cx="393" cy="240" rx="31" ry="6" fill="#b98a55" />
</svg>`
