import { whileWriting } from '../writers.mjs'

const tenMinutes = 10 * 60_000

/** @type {import('../program.mjs').Fault} */
export const wrongClock = {
  number: '11',
  what: 'the clock of the application jumps ten minutes back or ahead while 8 writers save (NABIJ_NOW at a new start; no client sends a time)',
  rounds: { small: 1, full: 20 },
  run: async (context) => {
    const { world, rounds } = context
    const operations = await whileWriting(context, { count: 8 }, async ({ nextSave }) => {
      for (let round = 0; round < rounds; round += 1) {
        for (let save = 0; save < 20; save += 1) await nextSave()
        const jump = round % 2 === 0 ? -tenMinutes : tenMinutes
        await world.app.startWith({ NABIJ_NOW: new Date(Date.now() + jump).toISOString() })
      }
      for (let save = 0; save < 20; save += 1) await nextSave()
    })
    return { operations, problems: [], notes: ['the clock of Postgres stays right'] }
  },
}
