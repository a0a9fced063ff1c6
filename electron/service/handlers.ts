import type { CallName, HostCall, ParsedRequestOf, ResponseOf } from '#shared/contract.ts';
import type { AppError } from '#shared/errors.ts';
import type { Outcome } from '#shared/outcome.ts';

export type ServiceCall = Exclude<CallName, HostCall>;

type Answer<Name extends ServiceCall> = Outcome<ResponseOf<Name>, AppError>;

/** What answers a call, its request parsed. */
export type Handler<Name extends ServiceCall> = (
  request: ParsedRequestOf<Name>,
) => Answer<Name> | Promise<Answer<Name>>;

export type Handlers<Name extends ServiceCall = ServiceCall> = { readonly [Each in Name]: Handler<Each> };
