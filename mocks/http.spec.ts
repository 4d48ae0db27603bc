import { http } from 'msw'
import { expect, test } from 'vitest'
import { fetchFrom, listen } from './http'
import { createCertificate } from './served/certificate'

const handlersAt = (origin: string) => [
  http.get(`${origin}/greeting`, ({ request }) =>
    Response.json({ hello: request.headers.get('x-name') }, { headers: { 'x-one': '1' } }),
  ),
  http.post(`${origin}/echo`, async ({ request }) => new Response(await request.text())),
]

test('in process: handlers answer as a fetch would, and what they do not know is a 404', async () => {
  const fetch = fetchFrom(handlersAt('https://source.example'))
  const known = new Request('https://source.example/greeting', { headers: { 'x-name': 'you' } })
  expect(await (await fetch(known)).json()).toEqual({ hello: 'you' })
  expect((await fetch(new Request('https://source.example/else'))).status).toBe(404)
})

test('on a port: headers and bodies go both ways, on loopback', async () => {
  const listener = await listen(handlersAt)
  expect(listener.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  const answer = await fetch(`${listener.origin}/greeting`, { headers: { 'x-name': 'you' } })
  expect(await answer.json()).toEqual({ hello: 'you' })
  expect(answer.headers.get('x-one')).toBe('1')
  const echo = await fetch(`${listener.origin}/echo`, { method: 'POST', body: 'there and back' })
  expect(await echo.text()).toBe('there and back')
  await listener.stop()
})

test('switched off it refuses, switched on it answers at the same address', async () => {
  const listener = await listen(handlersAt)
  await listener.stop()
  await expect(fetch(`${listener.origin}/greeting`)).rejects.toThrow()
  await listener.start()
  expect((await fetch(`${listener.origin}/greeting`)).status).toBe(200)
  await listener.stop()
})

test('with a certificate it speaks HTTPS, and is trusted by nobody who does not pin it', async () => {
  const { fingerprint, ...tls } = await createCertificate('ilo.example')
  expect(fingerprint).toMatch(/^([\dA-F]{2}:){31}[\dA-F]{2}$/)
  const listener = await listen(handlersAt, { tls })
  expect(listener.origin).toMatch(/^https:/)
  await expect(fetch(`${listener.origin}/greeting`)).rejects.toThrow()
  await listener.stop()
})
