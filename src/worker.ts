/**
 * Maps each kind of job to its command. The command gets the actor who asked for the job, and input that is parsed again.
 */
import { deleteExpiredConcerns } from '@/features/concerns/commands/delete-expired-concerns'
import { sendDigest } from '@/features/digests/commands/send-digest'
import { digestJobSchema } from '@/features/digests/schema'
import { sendReminder } from '@/features/calls/commands/send-reminder'
import { reminderJobSchema } from '@/features/calls/schema'
import { sendFactorLetter } from '@/features/factors/commands/send-factor-letter'
import { factorLetterSchema } from '@/features/factors/schema'
import { deleteRetiredInterpreters } from '@/features/interpreters/commands/delete-retired-interpreters'
import { sendInterpreterLetter } from '@/features/interpreters/commands/send-interpreter-letter'
import { interpreterLetterSchema } from '@/features/interpreters/schema'
import { exportToFile } from '@/features/imports/commands/export-to-file'
import { importUploadedFile } from '@/features/imports/commands/import-uploaded-file'
import { exportJobSchema, importJobSchema } from '@/features/imports/schema'
import { sendLogLetter } from '@/features/log/commands/send-log-letter'
import { logLetterSchema } from '@/features/log/schema'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { prepareRelease } from '@/features/releases/commands/prepare-release'
import { sendReleaseLetter } from '@/features/releases/commands/send-release-letter'
import { preparationSchema, prepareSchema, releaseLetterSchema } from '@/features/releases/schema'
import { runRetention } from '@/features/retention/commands/run-retention'
import { retentionJobSchema } from '@/features/retention/schema'
import { sendRoomLetter } from '@/features/rooms/commands/send-room-letter'
import { roomLetterJobSchema } from '@/features/rooms/schema'
import { sendAccessLetter } from '@/features/staff/commands/send-access-letter'
import { sendStaffLetter } from '@/features/staff/commands/send-staff-letter'
import { accessLetterSchema, staffLetterSchema } from '@/features/staff/schema'
import { now } from '@/server/clock'
import { taskOf, type Tasks } from '@/server/job-run'
import { workUntil } from '@/server/worker'

export const tasks: Tasks = {
  prepare_release: taskOf(prepareSchema, (actor, input, work) => prepareRelease(actor, input, now(), work)),
  approve_release: taskOf(preparationSchema, (actor, input, work) => approveRelease(actor, input, now(), work)),
  release_letter: taskOf(releaseLetterSchema, sendReleaseLetter),
  access_letter: taskOf(accessLetterSchema, sendAccessLetter),
  staff_letter: taskOf(staffLetterSchema, sendStaffLetter),
  reminder_letter: taskOf(reminderJobSchema, sendReminder),
  interpreter_letter: taskOf(interpreterLetterSchema, sendInterpreterLetter),
  room_letter: taskOf(roomLetterJobSchema, sendRoomLetter),
  import_file: taskOf(importJobSchema, importUploadedFile),
  export_file: taskOf(exportJobSchema, exportToFile),
  digest: taskOf(digestJobSchema, sendDigest),
  factor_letter: taskOf(factorLetterSchema, sendFactorLetter),
  log_letter: taskOf(logLetterSchema, sendLogLetter),
  retention: taskOf(retentionJobSchema, async (actor, input, work) => {
    await deleteExpiredConcerns(actor, { isTrial: false })
    await deleteRetiredInterpreters(actor)
    return runRetention(actor, input, work)
  }),
}

/** Runs jobs until the signal is aborted. */
export const work = (stopSignal: AbortSignal): Promise<void> => workUntil(tasks, stopSignal)
