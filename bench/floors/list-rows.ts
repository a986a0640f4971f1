import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import mysql from 'mysql2/promise'

const pool = mysql.createPool({ uri: process.argv[2]!, connectionLimit: 16, timezone: 'Z' })

const page = `SELECT t.id, t.status, t.channel, t.preview, t.unread_count AS unreadCount, t.waiting_since AS waitingSince,
  t.last_message_at AS lastMessageAt, t.rung_steps AS rungSteps, t.last_number AS lastNumber,
  p.id AS profileId, p.name AS profileName, a.id AS agentId, a.name AS agentName
  FROM ticket t JOIN profile p ON p.id = t.profile_id LEFT JOIN agent a ON a.id = t.assignee_id
  WHERE t.account_id = ? AND t.status = 'open' ORDER BY t.queue_position, t.id LIMIT 51`

/** Bare node, the driver, and JSON: what the page costs without anything that makes it a product. */
const server = createServer((request, answer) => {
  request.resume().on('end', () => void answerWithRows(answer))
}).listen(0, '127.0.0.1', () => process.send!(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))

async function answerWithRows(answer: ServerResponse) {
  const [rows] = await pool.execute(page, [1])
  answer.setHeader('content-type', 'application/json').end(JSON.stringify({ data: rows }))
}
