/** The mark of the product: a curve with room above it. */
export function Logo() {
  return (
    <svg width="30" height="30" viewBox="0 0 32 32" role="img" aria-label="Headroom">
      <rect width="32" height="32" rx="8" fill="#1d5fa8" />
      <path d="M7 8h18" stroke="#9fd0ff" strokeWidth="2.4" strokeLinecap="round" strokeDasharray="0.1 4.4" />
      <path d="M7 25c5 0 6-4 9-8s5-5 9-5" fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
