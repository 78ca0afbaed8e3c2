'use server'

import { action } from '@/server/action'
import { markTalkDone } from './commands/mark-talk-done'
import { saveHours } from './commands/save-hours'
import { saveWorkload } from './commands/save-workload'
import { withdrawTalk } from './commands/withdraw-talk'
import { saveHoursSchema, saveWorkloadSchema, talkSchema } from './schema'

export const saveWorkloadAction = action(saveWorkloadSchema, saveWorkload, ['/account'])
export const saveHoursAction = action(saveHoursSchema, saveHours, ['/calls/team'])
export const markTalkDoneAction = action(talkSchema, markTalkDone, ['/today'])
export const withdrawTalkAction = action(talkSchema, withdrawTalk, ['/today'])
