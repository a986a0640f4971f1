import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** One POST on a connection that stays open; answers the body, and fails on anything but 200. */
function post(url: string, headers: Record<string, string>, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (part: string) => (text += part))
        answer.on('end', () => (answer.statusCode === 200 ? resolve(text) : reject(new Error(text))))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

export async function ask(url: string, headers: Record<string, string>, body: string): Promise<void> {
  const text = await post(url, headers, body)
  if (text.includes('"errors"')) throw new Error(text)
}
