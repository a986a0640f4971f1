import type { palette as english } from '../en/palette'

export const palette: typeof english = {
  palette: {
    title: 'Commandes',
    sub: 'Tapez ce que vous voulez faire, ou qui vous cherchez.',
    placeholder: 'Tapez une commande, un nom ou un mot',
    none: 'Rien n’a été trouvé',
    selected: 'Sur les tickets sélectionnés',
    ticket: 'Sur ce ticket',
    do: 'Faire',
    go: 'Aller à',
    tickets: 'Tickets',
    until: '{command} : {when}',
    move: 'pour se déplacer',
    pick: 'pour choisir',
    back: 'pour revenir',
    leave: 'pour quitter',
  },
}
