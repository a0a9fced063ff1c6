import { createContext, useContext } from 'react';
import type { CallName, RequestOf, ResponseOf } from '#shared/contract.ts';
import type { AppError } from '#shared/errors.ts';
import type { ServiceClient } from './client.ts';

/** An error of the service on its way through a query or a handler; the words are made where it is shown. */
export class ServiceError extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

/** The value of a call; throws a {@link ServiceError} where the service says no. */
export async function ask<Name extends CallName>(
  client: ServiceClient,
  name: Name,
  request: RequestOf<Name>,
): Promise<ResponseOf<Name>> {
  const reply = await client.call(name, request);
  if (!reply.ok) throw new ServiceError(reply.error);
  return reply.value;
}

const ClientContext = createContext<ServiceClient | null>(null);
export const ServiceProvider = ClientContext.Provider;

export function useService(): ServiceClient {
  const client = useContext(ClientContext);
  if (!client) throw new Error('no service around this component');
  return client;
}
