import type { account as english } from '../en/account'

export const account: typeof english = {
  account: {
    sub: 'Le nom de votre bureau, l’horloge qu’il suit, et qui reçoit les nouveaux chats.',
    desk: 'Votre bureau',
    name: 'Nom',
    nameHelp: 'Les acheteurs le lisent en tête du chat.',
    zone: 'Fuseau horaire',
    zoneSearch: 'Rechercher\u00a0: une ville, une région, UTC+2',
    zoneNow: 'Il y est {time}.',
    zoneMoves: 'Vos heures de bureau gardent leurs horaires et suivent cette horloge dès l’enregistrement.',
    language: 'Langue',
    languageHelp: 'Des textes par défaut, et des acheteurs dont la langue est inconnue.',
    assignment: 'Nouveaux chats',
    assignmentLegend: 'Qui reçoit un nouveau chat',
    manual: 'Personne, jusqu’à ce que quelqu’un le prenne',
    manualHelp: 'Il figure sous Non attribués, et le rappel va à toutes les personnes en ligne.',
    turns: 'Les personnes en ligne, à tour de rôle',
    turnsHelp:
      'Le suivant va à qui en a reçu un il y a le plus longtemps\u202f; à personne, si personne n’est en ligne.',
    export: 'Tout emporter',
    exportHelp:
      'Tous les profils et tickets avec leurs échanges, dans un seul fichier (NDJSON)\u202f: à garder, ou à confier à un autre Deskbell. Les réglages et les clés n’y sont pas.',
    exportNow: 'Télécharger les profils et les tickets',
    publicId: 'Dans les jetons d’identité, votre boutique désigne ce bureau par',
  },
}
