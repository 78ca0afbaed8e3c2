import 'server-only'
import { passwordProblem } from '@/domain/access/password'
import { AppError } from '@/server/errors'

export const refuseOwnWords = (password: string, staff: { name: string; email: string }) => {
  const reason = passwordProblem(password, [staff.name, staff.email])
  if (reason) throw new AppError('invalid', reason, [{ path: 'password', reason }])
}
