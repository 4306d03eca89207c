/* bcryptprimitives.dll for Debian 12's Wine 8, which lacks two things that Go 1.26 asks of
 * Windows. Go loads this library before anything else. For the tests only, never shipped.
 *
 * - ProcessPrng: random bytes. Without it no Go program starts.
 * - FileDispositionInformationEx: Wine says "not implemented", where Go waits for "not
 *   supported" before it deletes the older way. Without it os.RemoveAll, and so every
 *   t.TempDir, fails.
 */
#include <windows.h>
#include <string.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG); /* RtlGenRandom */

__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *to, SIZE_T n)
{
	while (n > 0) {
		ULONG part = n > 65536 ? 65536 : (ULONG)n;
		if (!SystemFunction036(to, part))
			return FALSE;
		to += part;
		n -= part;
	}
	return TRUE;
}

typedef LONG(NTAPI *set_file)(HANDLE, void *, void *, ULONG, int);

static set_file set_real;

static LONG NTAPI set_known(HANDLE file, void *io, void *info, ULONG len, int class)
{
	if (class == 64) /* FileDispositionInformationEx */
		return 0xC00000BB; /* STATUS_NOT_SUPPORTED */
	return set_real(file, io, info, len, class);
}

BOOL WINAPI DllMain(HINSTANCE self, DWORD why, void *reserved)
{
	enum { STUB = 32 }; /* Wine's stub of a system call: 32 bytes that run anywhere */
	static const BYTE head[] = {0x4c, 0x8b, 0xd1, 0xb8}; /* mov r10, rcx; mov eax, number */
	BYTE jump[] = {0x48, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xe0}; /* mov rax, to; jmp rax */
	void *to = (void *)set_known;
	BYTE *stub, *copy;
	DWORD old;

	if (why != DLL_PROCESS_ATTACH)
		return TRUE;
	stub = (BYTE *)GetProcAddress(GetModuleHandleA("ntdll.dll"), "NtSetInformationFile");
	if (!stub || memcmp(stub, head, sizeof head) != 0)
		return TRUE; /* another Wine; the tests will say what it lacks */
	copy = VirtualAlloc(NULL, STUB, MEM_COMMIT | MEM_RESERVE, PAGE_EXECUTE_READWRITE);
	if (!copy || !VirtualProtect(stub, STUB, PAGE_EXECUTE_READWRITE, &old))
		return FALSE;
	memcpy(copy, stub, STUB);
	set_real = (set_file)copy;
	memcpy(jump + 2, &to, sizeof to);
	memcpy(stub, jump, sizeof jump);
	VirtualProtect(stub, STUB, old, &old);
	return TRUE;
}
