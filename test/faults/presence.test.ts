import { expect, test } from '@jest/globals'
import { findConnected } from '../../domain/presence/find-connected.js'
import { setStage } from './stage.js'
import { until } from '../support/until.js'

test('an API that is killed takes its agents offline within seconds, and a new one brings them back (presence)', async () => {
  const stage = await setStage()
  const api = await stage.start('api')
  await stage.start('worker')
  const agent = await stage.agent()
  await agent.comesOnline()
  const isConnected = async () => (await findConnected(stage.app.database.manager, [agent.id])).size > 0
  expect(await isConnected()).toBe(true)
  await api.kill()
  await until('nobody believes it any more', async () => !(await isConnected()))
  await until('it is swept away', async () => (await stage.query('SELECT * FROM agent_socket')).length === 0)
  await stage.start('api')
  await agent.comesOnline()
  expect(await agent.presence()).toBe('ONLINE')
})

test('a console that stays connected stays online, for longer than its process speaks for (presence)', async () => {
  const stage = await setStage()
  await stage.start('api')
  await stage.start('worker')
  const agent = await stage.agent()
  await agent.comesOnline()
  const aliveUntil = async () => {
    const [row] = await stage.query('SELECT alive_until AS at FROM agent_socket')
    return (row?.at as Date | undefined)?.getTime() ?? 0
  }
  const first = await aliveUntil()
  await until('it was said again', async () => (await aliveUntil()) > first + 9_000)
  expect(await agent.presence()).toBe('ONLINE')
})
