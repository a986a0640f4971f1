type Day = { newTickets: number; questions: number; questionsInClosedHours: number }

export function sumOf(days: Day[]): Day {
  const sum = { newTickets: 0, questions: 0, questionsInClosedHours: 0 }
  for (const { newTickets, questions, questionsInClosedHours } of days) {
    sum.newTickets += newTickets
    sum.questions += questions
    sum.questionsInClosedHours += questionsInClosedHours
  }
  return sum
}
