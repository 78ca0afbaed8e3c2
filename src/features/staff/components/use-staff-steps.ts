'use client'

import { answered } from '@/components/form/answered'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import {
  changeStaffAction,
  disableStaffAction,
  enableStaffAction,
  inviteAgainAction,
  inviteStaffAction,
  resetPasswordAction,
} from '../actions'
import type { StaffRow } from '../queries/staff-list'
import type { Refused } from '@/components/form/checked-form'
import type { StaffPost } from './staff-form'
import type { StaffStep } from './staff-menu'

/** Which dialog stands open, and about whom. */
export type Asking =
  | { what: 'invite' }
  | { what: 'change' | 'disable' | 'resetPassword'; row: StaffRow }
  | { what: 'link'; name: string; link: string; hours: number }
  | null

type Answer<Data> = { ok: true; data: Data } | ({ ok: false } & Refused)
type Made = { link: string | null; hours: number }

/** What one can do here, from the question to the word that it is done. */
export const useStaffSteps = () => {
  const t = useTranslations('staff.done')
  const [asking, setAsking] = useState<Asking>(null)
  // A dialog says that it closed a moment later: by then another may stand open.
  const close = (what: NonNullable<Asking>['what']) => setAsking((now) => (now?.what === what ? null : now))
  const say = (message: string) => void notifications.show({ message, withBorder: true })

  // By mail it is done; without mail the link waits to be handed over.
  const hand = ({ link, hours }: Made, name: string) => {
    setAsking(link ? { what: 'link', name, link, hours } : null)
    if (!link) say(t('mailed', { name }))
  }
  const settle = <Data>(answer: Answer<Data>, then: (data: Data) => void) => {
    if (answer.ok) return then(answer.data)
    setAsking(null)
    say(answer.message)
  }
  const invite = async (post: StaffPost): Promise<Refused | null> => {
    const answer = await answered(inviteStaffAction(post))
    if (!answer.ok) return answer
    hand(answer.data, post.name)
    return null
  }
  const change = async (
    row: StaffRow,
    { name, role, trainee, boardId, municipalityId }: StaffPost,
  ): Promise<Refused | null> => {
    const answer = await answered(
      changeStaffAction({
        staffId: row.id,
        version: row.version,
        name,
        role,
        trainee,
        boardId,
        municipalityId,
      }),
    )
    if (!answer.ok) return answer
    setAsking(null)
    say(t('changed'))
    return null
  }
  const disable = async ({ id, name }: StaffRow) =>
    settle(await answered(disableStaffAction({ staffId: id })), () => {
      setAsking(null)
      say(t('disabled', { name }))
    })
  const resetPassword = async ({ id, name }: StaffRow) =>
    settle(await answered(resetPasswordAction({ staffId: id })), (made) => hand(made, name))
  const enable = async ({ id, name }: StaffRow) =>
    settle(await answered(enableStaffAction({ staffId: id })), () => say(t('enabled', { name })))
  const inviteAgain = async ({ id, name }: StaffRow) =>
    settle(await answered(inviteAgainAction({ staffId: id })), (made) => hand(made, name))

  const step = (what: StaffStep, row: StaffRow) => {
    if (what === 'enable') void enable(row)
    else if (what === 'inviteAgain') void inviteAgain(row)
    else setAsking({ what, row })
  }
  return {
    asking,
    setAsking,
    close,
    step,
    invite,
    change,
    disable,
    resetPassword,
  }
}
