package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/vault"
)

// shelves puts a little store into a demo file: one issue, one donation, one write-off.
func shelves(t *testing.T, file, login, password string) (issue, donation, writeOff, take string) {
	t.Helper()
	s, err := shelter.Open(t.Context(), file, login, password, shelter.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Lock()
	present, err := s.ByRegisterNo(t.Context(), "2026/041")
	if err != nil {
		t.Fatal(err)
	}
	err = s.Update(t.Context(), func(tx *vault.Tx) error {
		place, err := inventory.SavePlace(tx, inventory.Place{Name: "Полка", Kind: "other"})
		if err != nil {
			return err
		}
		donor, err := inventory.SaveGiver(tx, inventory.Giver{Kind: inventory.Donor, Name: "Фонд «Облако»"})
		if err != nil {
			return err
		}
		item, err := inventory.SaveItem(tx, inventory.Item{NameRU: "Плед для примера", Category: "bedding", Base: "pcs", Least: 20, Par: 30, Supplier: donor})
		if err != nil {
			return err
		}
		p, err := inventory.Receive(tx, inventory.Delivery{Kind: inventory.Donation, Giver: donor, Lines: []inventory.DeliveryLine{{Item: item, Place: place, Quantity: 9}}})
		if err != nil {
			return err
		}
		donation = p.Number
		lot := p.Lots[0]
		if p, err = inventory.PostIssue(tx, inventory.Issue{Resident: present.ID, Lines: []inventory.IssueLine{{Item: item, Quantity: 1}}}); err != nil {
			return err
		}
		issue = p.Number
		if p, err = inventory.PostWriteOff(tx, inventory.Act{Reason: "DAMAGED", Signers: []inventory.Signer{{Name: "Первая"}, {Name: "Вторая"}, {Name: "Третья"}},
			Lines: []inventory.ActLine{{Lot: lot, Place: place, Quantity: 1}}}); err != nil {
			return err
		}
		writeOff = p.Number
		id, err := inventory.StartStocktake(tx, place, "", true)
		if err != nil {
			return err
		}
		k, err := inventory.StocktakeOf(tx, id)
		take = k.Number()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return issue, donation, writeOff, take
}

func TestPrintWritesTheSheetsOfTheStore(t *testing.T) {
	file, passwords := house(t, "2026-11-17T08:00")
	issue, donation, writeOff, take := shelves(t, file, "saule", passwords["director"])
	out := filepath.Join(t.TempDir(), "sheet.pdf")
	for _, args := range [][]string{{"supplies"}, {"orders"}, {"orders", "--days", "30", "--giver", "фонд «облако»"}, {"stocktake"}, {"stocktake", "--no", take},
		{"receipt", "--no", issue}, {"receipt", "--no", strings.ToLower(issue), "--donor", "--lang", "kk"}, {"received", "--no", donation}, {"writeoff", "--no", writeOff}} {
		args = append(append([]string{"print"}, args...), "--file", file, "--user", "saule", "-o", out)
		status, said, errs := call(t, passwords["director"]+"\n", args...)
		if pdf, err := os.ReadFile(out); status != Done || said != "" || err != nil || !strings.HasPrefix(string(pdf), "%PDF-") {
			t.Errorf("%q: %d, %s%s", args, status, said, errs)
		}
		os.Remove(out)
	}
}

func TestPrintSaysWhatIsWrongWithASheetOfTheStore(t *testing.T) {
	file, passwords := house(t, "2026-11-17T08:00")
	issue, _, _, _ := shelves(t, file, "saule", passwords["director"])
	for _, c := range []struct {
		args []string
		want int
		say  [3]string // in en, ru, kk
	}{
		{[]string{"receipt"}, Refused, [3]string{"needs the number", "нужен номер", "нөмірі керек"}},
		{[]string{"receipt", "--no", "IS-2025/9999"}, Refused, [3]string{"no document IS-2025/9999", "Документа IS-2025/9999 нет", "IS-2025/9999 құжаты жоқ"}},
		{[]string{"writeoff", "--no", issue}, Refused, [3]string{"WO-2026/0002", "WO-2026/0002", "WO-2026/0002"}},
		{[]string{"stocktake", "--no", "SC-1999/001"}, Refused, [3]string{"SC-1999/001", "SC-1999/001", "SC-1999/001"}},
		{[]string{"orders", "--days", "999"}, Refused, [3]string{"180", "180", "180"}},
		{[]string{"orders", "--days=-3"}, Refused, [3]string{"180", "180", "180"}},
		{[]string{"orders", "--days", "two"}, WrongUse, [3]string{"--days", "--days", "--days"}},
		{[]string{"orders", "--giver", "Никто"}, WrongUse, [3]string{"Фонд «Облако»", "Фонд «Облако»", "Фонд «Облако»"}},
		{[]string{"beds", "--no", issue}, WrongUse, [3]string{"It is for: stocktake, receipt", "Он для: stocktake, receipt", "Мыналарға: stocktake, receipt"}},
		{[]string{"supplies", "--donor"}, WrongUse, [3]string{"receipt", "receipt", "receipt"}},
	} {
		for i, lang := range []string{"en", "ru", "kk"} {
			args := append(append([]string{"print"}, c.args...), "--file", file, "--user", "saule", "-o", "-", "--lang", lang)
			status, _, errs := call(t, passwords["director"]+"\n", args...)
			if status != c.want || !strings.Contains(errs, c.say[i]) {
				t.Errorf("%q: %d, %s", args, status, errs)
			}
		}
	}
}
