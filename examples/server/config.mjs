export const config = {
  policy: { url: '/privacy-policy', version: '2026-11-01' },
  services: [
    {
      id: 'matomo',
      name: 'Matomo',
      category: 'analytics',
      hosts: ['stats.example.com'],
      cookies: [{ name: '_pk_id.*', lifetime: '13 months', purpose: 'tells visitors apart' }],
    },
    { id: 'films', name: 'Films', category: 'marketing', hosts: ['video.example.com'] },
  ],
}
