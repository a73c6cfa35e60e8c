import type { Picture } from '../contract/picture.ts'
import type { Logo } from '../store/pictures.ts'

export const presentLogo = (logo: Logo | null): Picture | null =>
  logo && { path: `/v1/pictures/${logo.orgId}/${logo.hash}`, width: logo.width, height: logo.height }
