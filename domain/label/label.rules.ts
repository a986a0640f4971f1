export const mostLabels = 200
export const mostLabelsOfTicket = 20
export const longestLabelName = 40
