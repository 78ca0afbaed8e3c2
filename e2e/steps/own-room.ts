import { createHash, randomBytes, randomUUID } from 'node:crypto'
import path from 'node:path'
import { expect, type BrowserContext, type Page } from '@playwright/test'
import { build } from 'esbuild'
import type { GuestRole, SeatState } from '../../src/domain/rooms/protocol'
import { rowOf, rowsOf } from './database'
import { ownFamily, type OwnCaller } from './own-families'
import { signedIn } from './sign-in'

export type OwnRoom = { id: string; callerSeat: string; caller: OwnCaller }

const hashOf = (text: string) => createHash('sha256').update(text).digest()
const freshSecret = () => randomBytes(32).toString('base64url')

/** Tells the open pages of a room that its rows changed, as the commands do. */
const notify = (id: string) => rowsOf(`select pg_notify('nabij_room', $1)`, [id])

/** A room of the caller's with a family of its own, whose links are open, or open `minutes` from now. */
export const ownRoom = async (caller: OwnCaller, minutes: number | null = null): Promise<OwnRoom> => {
  const [id, callerSeat] = [randomUUID(), randomUUID()]
  await rowsOf(
    `with room as (
       insert into room (id, organisation_id, family_id, opened_by_id, opens_at, ends_at)
       values ($1, $2, $3, $4, coalesce(now() + make_interval(mins => $6), '2020-01-01'), now() + interval '1 day'))
     insert into room_seat (id, organisation_id, room_id, role, state, means, admitted_at)
     values ($5, $2, $1, 'caller', 'present', 'video', now())`,
    [id, caller.organisationId, await ownFamily(caller), caller.id, callerSeat, minutes],
    caller.url,
  )
  return { id, callerSeat, caller }
}

/** The address of a link that nobody opened yet. */
export const ownRoomLink = async ({ id, caller }: OwnRoom, role: GuestRole = 'parent') => {
  const token = freshSecret()
  await rowsOf(
    `insert into room_link (id, organisation_id, room_id, role, token_hash, created_by_id)
     values (gen_random_uuid(), $1, $2, $3::"SeatRole", $4, $5)`,
    [caller.organisationId, id, role, hashOf(token), caller.id],
    caller.url,
  )
  return `/gesprek#${token}`
}

/** The cookie of a seat in this browser, and the seat as it is later on. */
export const sitDown = async (context: Pick<BrowserContext, 'request'>, room: OwnRoom, state: SeatState) => {
  const [, token = ''] = (await ownRoomLink(room)).split('#')
  const reply = await context.request.post('/api/seat', { data: { token } })
  expect(reply.status(), 'opening a link').toBe(200)
  await rowsOf(
    `update room_seat set state = $2::"SeatState", admitted_at = now()
     where link_id = (select id from room_link where token_hash = $1)`,
    [hashOf(token), state],
    room.caller.url,
  )
  // Nobody is let in by a caller who is away.
  await rowsOf(
    `update room_seat set seen_at = now() where room_id = $1 and role = 'caller'`,
    [room.id],
    room.caller.url,
  )
}

/** The guest that came last, by a role. */
export const seatOf = ({ id, caller }: OwnRoom, role: GuestRole = 'parent') =>
  rowOf<{ id: string; state: SeatState; means: string; is_child: boolean }>(
    `select id, state, means, is_child from room_seat where room_id = $1 and role = $2::"SeatRole" order by created_at desc`,
    [id, role],
    caller.url,
  )

export const seatCount = async ({ id, caller }: OwnRoom) =>
  (await rowsOf(`select id from room_seat where room_id = $1 and role <> 'caller'`, [id], caller.url)).length

/** What the caller decides about everybody who is not there yet, or about everybody. */
export const decide = async ({ id, caller }: OwnRoom, state: SeatState, role: GuestRole = 'parent') => {
  await rowsOf(
    `update room_seat set state = $2::"SeatState", admitted_at = now() where room_id = $1 and role = $3::"SeatRole"`,
    [id, state, role],
    caller.url,
  )
  await notify(id)
}

export const closeOwnRoom = async ({ id, caller }: OwnRoom) => {
  await rowsOf(`update room set closed_at = now(), closed_as = 'ended' where id = $1`, [id], caller.url)
  await notify(id)
}

/** The program of a page in a room, without a page around it. */
const program = async () => {
  const root = path.resolve(import.meta.dirname, '..', '..')
  const contents = `import { RoomStore } from '@/features/rooms/components/room-store'; globalThis.RoomStore = RoomStore`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    tsconfig: path.join(root, 'tsconfig.json'),
    bundle: true,
    write: false,
    format: 'iife',
  })
  return outputFiles[0]?.text ?? ''
}

/** The caller's browser in the room: the program of the caller's page on a page that may use the camera. */
export const callerInRoom = async (context: BrowserContext, room: OwnRoom): Promise<Page> => {
  await signedIn(context, room.caller)
  const page = await context.newPage()
  await page.goto('/gesprek')
  await page.evaluate(await program())
  const initial = {
    self: room.callerSeat,
    state: 'open',
    callerName: '',
    organisationName: '',
    phone: null,
    endsAt: '',
    interviewId: null,
    seats: [],
  }
  const options = JSON.stringify({ base: `/api/rooms/${room.id}`, initial, startWith: null, wantsMeans: 'video' })
  await page.evaluate(`globalThis.room = new RoomStore(${options}); room.open()`)
  return page
}

/** What the program of the caller's page says of the room, or does in it. */
export const inRoom = <Answer>(page: Page, code: string): Promise<Answer> =>
  page.evaluate<Answer>(`(async () => ${code})()`)
