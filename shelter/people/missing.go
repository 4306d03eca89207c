package people

// Missing says why a question has no answer. The codes are those of HUD's list 1.8.
type Missing int

// The reasons. The zero Missing goes with an answer, or with a question not yet asked.
const (
	Answered     Missing = 0
	DoesNotKnow  Missing = 8
	Refused      Missing = 9
	NotCollected Missing = 99
)

// Valid reports whether m is one of the codes, 0 included.
func (m Missing) Valid() bool {
	return m == Answered || m == DoesNotKnow || m == Refused || m == NotCollected
}

// The qualities of a name or a birth date; where there is none, a Missing stands instead.
const (
	Full    Missing = 1 // the whole name, the exact day
	Partial Missing = 2 // a part, a street name, an estimate
)

// None is the answer of somebody who was asked and has none: no diet, no allergies, no
// trouble in moving, reads no language.
const None = "none"

// MissingAnswers are the keys of the questions of r's operational record that nobody has
// asked yet, in the order of the form: "code.field.sex" …
func MissingAnswers(r Resident) []string {
	var keys []string
	ask := func(key string, answered bool, why Missing) {
		if !answered && why == Answered {
			keys = append(keys, "code.field."+key)
		}
	}
	ask("sex", r.Sex != "", r.SexMissing)
	ask("birth", r.Birth.Known() || r.Birth.Quality != Answered, Answered)
	ask("citizenship", r.Citizenship != "", r.CitizenshipMissing)
	ask("languages", len(r.Languages) > 0, r.LanguagesMissing)
	ask("diet", r.Diet != "", r.DietMissing)
	ask("allergies", r.Allergies != "", r.AllergiesMissing)
	ask("mobility", r.Mobility != "", r.MobilityMissing)
	ask("literacy", len(r.Literacy) > 0, r.LiteracyMissing)
	return keys
}

// MissingIdentity is MissingAnswers for an identity.
func MissingIdentity(i Identity) []string {
	var keys []string
	ask := func(key string, asked bool) {
		if !asked {
			keys = append(keys, "code.field."+key)
		}
	}
	ask("name", i.NameQuality != Answered)
	ask("national_id", i.NationalID != "" || i.NationalIDMissing != Answered)
	ask("documents", len(i.Documents) > 0 || i.DocumentsMissing != Answered)
	ask("phones", len(i.Phones) > 0 || i.PhonesMissing != Answered)
	ask("address", i.Address != "" || i.AddressMissing != Answered)
	ask("relatives", i.Relatives != "" || i.RelativesMissing != Answered)
	return keys
}
