/** `billhook/client`: everything an integrator imports. */
export { type Answered, BillhookClient, type ClientOptions } from './client.ts'
export { BillhookProblem } from './problem.ts'
export type { Ask, AnswerOf, DoorAt, Method, PathOf } from './shapes.ts'
