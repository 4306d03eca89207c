package people_test

import (
	"slices"
	"strings"
	"testing"

	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// guest enters somebody who is in the house.
func (h *home) guest(word, given, family string) int64 {
	h.t.Helper()
	p := adult(given)
	p.CodeWord, p.Name.Family = word, family
	id := h.register(p)[0]
	h.stays(id, h.Clock.Now(), 0)
	return id
}

// gone enters somebody who has left.
func (h *home) gone(word, given, family string) int64 {
	h.t.Helper()
	p := adult(given)
	p.CodeWord, p.Name.Family = word, family
	id := h.register(p)[0]
	h.stays(id, h.Clock.Now()-1000, h.Clock.Now())
	return id
}

// whys are the code words that were found, with what found them.
func whys(f people.Found) string {
	var all []string
	for _, m := range f.Matches {
		all = append(all, m.CodeWord+" "+m.Why)
	}
	return strings.Join(all, ", ")
}

func TestSaysWhichKeyMatched(t *testing.T) {
	h := newHome(t)
	h.guest("Тюльпан", "Нилуфар", "Қаримова")
	for text, want := range map[string]string{
		"тюль": "word", "tyulpan": "word", "n.km": "word", "1": "number", "001": "number", "2026/001": "number", "2026/1": "number",
		"2026.001": "number", "нилуфар": "exact", "қарим": "exact", "каримова": "folded", "Nilufar Karimova": "folded",
		"karimova nilufar": "folded", "ybkeafh": "layout", "Тшдгафк": "layout", "Rfhbvjdf Ybkeafh": "layout", ")fhbvjdf": "layout",
		"Нилюфар": "sound", "niloofar kareemova": "sound", "нилуфар rfhbvjdf": "layout",
	} {
		f := h.search(h.desk, text)
		if got := whys(f); got != "Тюльпан "+want {
			t.Errorf("%q found %q, want Тюльпан by %s", text, got, want)
		} else if m := f.Matches[0]; m.RegisterNo != "2026/001" || m.Sex != people.Female || !m.Birth.Known() || !m.Birth.Day.IsZero() {
			t.Errorf("%+v", m)
		}
	}
	if m := h.search(h.desk, "Ybkeafh").Matches[0]; m.Read != "нилуфар" {
		t.Errorf("read as %q", m.Read)
	}
	if m := h.search(h.desk, "nilufar").Matches[0]; m.Read != "" {
		t.Errorf("read as %q", m.Read)
	}
}

func TestOrderIsExactFoldedLayoutSound(t *testing.T) {
	h := newHome(t)
	h.guest("Ирис", "Асиль", "")   // sounds like Асел
	h.guest("Гранат", "Асел", "")  // as typed
	h.guest("Мимоза", "Әсел", "")  // another alphabet
	h.gone("Пион", "Асел", "")     // as typed, gone: not for the desk
	h.guest("Рябина", "Аселя", "") // begins so
	h.Clock.Advance(13 * 3600e9)   // the shift in which the desk admitted them is over
	social := stafftest.Add(t, h.File, staff.Social)
	if got := whys(h.search(social, "Асел")); got != "Гранат exact, Пион exact, Рябина exact, Мимоза folded, Ирис sound" {
		t.Error(got)
	}
	if got := whys(h.search(h.desk, "Асел")); got != "Гранат exact, Рябина exact, Мимоза folded, Ирис sound" {
		t.Error(got)
	}
}

// TestCR03NamesAreSearchedOnlyWhereIdentityMayBeOpened goes through all roles.
func TestCR03NamesAreSearchedOnlyWhereIdentityMayBeOpened(t *testing.T) {
	h := newHome(t)
	in, out := h.guest("Гранат", "Нилуфар", "Каримова"), h.gone("Ирис", "Нилуфар", "Юсупова")
	for role, want := range map[staff.Role][]int64{
		staff.Director: {in, out}, staff.Social: {in, out}, staff.Desk: {in}, staff.Psychologist: nil, staff.Lawyer: nil,
		staff.Nurse: nil, staff.Supplies: nil,
	} {
		a := stafftest.Add(t, h.File, role)
		var got []int64
		for _, m := range h.search(a, "нилуфар").Matches {
			got = append(got, m.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s finds %v by name, want %v", role, got, want)
		}
		byWord := h.search(a, "ирис")
		if closed := role == staff.Supplies; byWord.Closed != closed || len(byWord.Matches) != flag(!closed) {
			t.Errorf("%s by code word of who left: %+v", role, byWord)
		}
	}
	lawyer := stafftest.Add(t, h.File, staff.Lawyer)
	h.must(func(tx *vault.Tx) error { return people.Assign(tx, out, lawyer.Account, "lawyer") })
	if got := whys(h.search(lawyer, "нилуфар")); got != "Ирис exact" {
		t.Errorf("the lawyer finds %q", got)
	}
	for _, role := range []staff.Role{staff.Technical, staff.Inspector} {
		err := h.View(t.Context(), stafftest.Add(t, h.File, role), func(tx *vault.Tx) error {
			_, err := people.Search(tx, "ирис", 0)
			return err
		})
		wantKey(t, err, "", "refused.no_right")
	}
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestASearchNeverFails(t *testing.T) {
	h := newHome(t)
	h.guest("Тюльпан", "Нилуфар", "О'Ғайбуллаева")
	long := strings.Repeat("ж", 10_000)
	for _, text := range []string{"", " ", "'", `"`, "%", "_", "%%", "__", "' or 1=1 --", `\`, "*", "?", "[", "😀", "👩‍👧", "\x00", "\xff", "a\x00b",
		long, long + " " + long, strings.Repeat("я ", 5_000), "م", "\u202e", "ь", "ъъ", "-", "0", "-1", "99999999999999999999", "2026/", "/", "2026/%",
		"Нилуфар_", "Нилуфар%", "ни%ар"} {
		for _, m := range h.search(h.desk, text).Matches {
			if !strings.HasPrefix(text, "Нилуфар") && text != "2026/" {
				t.Errorf("%q found %s by %s", text, m.CodeWord, m.Why)
			}
		}
	}
	for text, why := range map[string]string{"т": "word", "о'ғай": "exact", "огай": "folded", "о’ғ": "exact"} {
		if got := whys(h.search(h.desk, text)); got != "Тюльпан "+why {
			t.Errorf("%q found %q", text, got)
		}
	}
}

func TestASearchShowsAtMostTwoHundredAndCountsTheRest(t *testing.T) {
	h := newHome(t)
	h.must(func(tx *vault.Tx) error {
		for i := range 260 {
			p := adult("Айгүл")
			p.CodeWord = "Тюльпан " + string(rune('0'+i/100+1)) + string(rune('0'+i/10%10)) + string(rune('0'+i%10))
			if _, _, err := people.Register(tx, []people.NewPerson{p}); err != nil {
				return err
			}
		}
		return nil
	})
	social := stafftest.Add(t, h.File, staff.Social)
	for _, text := range []string{"тюльпан", "aigul", "т"} {
		f := h.search(social, text)
		if len(f.Matches) != people.MostFound || f.Count != 260 || f.More {
			t.Errorf("%q: %d shown of %d, more %v", text, len(f.Matches), f.Count, f.More)
		}
	}
}

func TestOneAuditRowForANameMatchThatWasSeen(t *testing.T) {
	h := newHome(t)
	a, b := h.guest("Тюльпан", "Нилуфар", ""), h.guest("Ирис", "Нилуфар", "")
	gone := h.gone("Пион", "Нилуфар", "")
	raw := vaulttest.Raw(t, h.File)
	rows := func() (n int, reason string) {
		t.Helper()
		if err := raw.QueryRow(`select count(*), coalesce(max(reason), '') from audit where action = 'search'`).Scan(&n, &reason); err != nil {
			t.Fatal(err)
		}
		return n, reason
	}
	h.search(h.desk, "нилуфар")
	if n, _ := rows(); n != 0 {
		t.Error("a keystroke is audited")
	}
	seen := func(ids ...int64) error {
		return h.do(func(tx *vault.Tx) error { return people.SeenMatch(tx, ids) })
	}
	if err := seen(b, a, b); err != nil {
		t.Fatal(err)
	}
	if n, reason := rows(); n != 1 || reason != "2026/001, 2026/002" {
		t.Errorf("%d rows, %q", n, reason)
	}
	h.Clock.Advance(13 * 3600e9)
	wantKey(t, seen(a, gone), "", "refused.only_present")
	if n, _ := rows(); n != 1 {
		t.Error("a refused one is audited")
	}
	h.must(func(tx *vault.Tx) error { _, err := staff.VerifyChain(tx); return err })
}

// FuzzSearch: whatever is typed, a search answers, and within its limit.
func FuzzSearch(f *testing.F) {
	for _, s := range []string{"Нилуфар", "ybkeafh", "%_'\"", "2026/041", "😀", "\xff\x00", "o‘g‘", ")flfv"} {
		f.Add(s)
	}
	h := newHome(f)
	h.guest("Тюльпан", "Нилуфар", "Қаримова")
	f.Fuzz(func(t *testing.T, text string) {
		err := h.View(t.Context(), h.desk, func(tx *vault.Tx) error {
			found, err := people.Search(tx, text, 1)
			if len(found.Matches) > 1 || found.Count < len(found.Matches) {
				t.Fatalf("%q: %+v", text, found)
			}
			return err
		})
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	})
}
